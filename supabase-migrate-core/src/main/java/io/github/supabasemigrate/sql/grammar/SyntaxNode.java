package io.github.supabasemigrate.sql.grammar;

import io.github.supabasemigrate.sql.scanner.SourceText;
import io.github.supabasemigrate.sql.scanner.StringConstant;
import io.github.supabasemigrate.sql.scanner.TokenValue;
import io.github.supabasemigrate.sql.tables.ParseTables;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A node of a parse tree: what one symbol of PostgreSQL's grammar covers. Kinds are the names of {@code gram.y}:
 * {@code CreatePolicyStmt}, {@code a_expr}, {@code IDENT}, {@code ','}.
 *
 * <ul>
 *   <li>A symbol whose rule only wraps another (a column reference that is an expression) shares the node of what it wraps:
 *       the node {@link #is} both.
 *   <li>A symbol that covers no text ({@code opt_concurrently} where CONCURRENTLY is not written) has no node.
 *   <li>A list is one node with all its elements and separators as children, also when there is but one element.
 * </ul>
 *
 * Offsets are in the file, also in a parsed function body. Immutable once parsed.
 *
 * <p>What parsing itself asks uses no lambda: linking the first one takes a cold run longer than the file.
 */
public final class SyntaxNode {

    private static final SyntaxNode[] NONE = {};

    private KindChain kinds;
    private final SourceText source;
    private final int start;
    private int end;
    private SyntaxNode[] children;

    /** A token. */
    SyntaxNode(SourceText source, int terminal, int start, int end) {
        kinds = KindChain.of(terminal);
        this.source = source;
        this.start = start;
        this.end = end;
        children = NONE;
    }

    /** What a rule makes of at least one child. */
    SyntaxNode(SourceText source, int symbol, SyntaxNode[] children) {
        kinds = KindChain.of(symbol);
        this.source = source;
        this.children = children;
        start = children[0].start;
        end = children[children.length - 1].end;
    }

    /** Only while parsing: this node is also that symbol. */
    void wrap(int symbol) {
        kinds = kinds.within(symbol);
    }

    /** Only while parsing: this node is also more symbols. */
    void rename(KindChain renamed) {
        kinds = renamed;
    }

    /** Every symbol that this node is. */
    KindChain kinds() {
        return kinds;
    }

    /** Only while parsing: whether this node is but the symbol that it was made for. */
    boolean isNew() {
        return kinds.isSingle();
    }

    /** Only while parsing: replaces the children by more of them, the first {@code count} of the array. */
    void grow(SyntaxNode[] more, int count) {
        children = more;
        end = more[count - 1].end;
    }

    /** Only while parsing: drops the unused end of a grown array. */
    void trim(int count) {
        if (children.length > count) {
            children = Arrays.copyOf(children, count);
        }
    }

    SyntaxNode[] childArray() {
        return children;
    }

    /** The innermost symbol: what this node is made of. */
    public String kind() {
        return kinds.kind();
    }

    /** Whether this node stands for a symbol, innermost or not. */
    public boolean is(String kind) {
        return kinds.contains(kind);
    }

    /** Whether this node is a token. */
    public boolean isToken() {
        return children.length == 0;
    }

    /** Where it stands in the file. */
    public TextRange range() {
        return new TextRange(source.origin(start), source.origin(end));
    }

    /** Offset in the file. */
    public int start() {
        return source.origin(start);
    }

    /** The SQL it covers; inside a string constant, with the constant's quoting undone. */
    public String text() {
        return source.text().substring(start, end);
    }

    /** The text it is part of. */
    public SourceText source() {
        return source;
    }

    /** Where it stands in {@link #source()}. */
    public TextRange rangeInSource() {
        return new TextRange(start, end);
    }

    /** In the order of the text. */
    public List<SyntaxNode> children() {
        return Collections.unmodifiableList(Arrays.asList(children));
    }

    /** The children of one kind. */
    public List<SyntaxNode> children(String kind) {
        List<SyntaxNode> found = new ArrayList<>();
        for (SyntaxNode child : children) {
            if (child.is(kind)) {
                found.add(child);
            }
        }
        return found;
    }

    /** The first child of one kind. */
    public Optional<SyntaxNode> child(String kind) {
        for (SyntaxNode child : children) {
            if (child.is(kind)) {
                return Optional.of(child);
            }
        }
        return Optional.empty();
    }

    /** Whether there is a child of one kind. */
    public boolean hasChild(String kind) {
        return child(kind).isPresent();
    }

    /** The first node of one kind in the order of the text: this node or one below it. */
    public Optional<SyntaxNode> first(String kind) {
        Deque<SyntaxNode> open = new ArrayDeque<>();
        open.push(this);
        while (!open.isEmpty()) {
            SyntaxNode node = open.pop();
            if (node.is(kind)) {
                return Optional.of(node);
            }
            node.pushChildren(open);
        }
        return Optional.empty();
    }

    /** Whether this node or one below it is of one kind. */
    public boolean contains(String kind) {
        return first(kind).isPresent();
    }

    /** Every node of one kind, this node included, in the order of the text. */
    public Stream<SyntaxNode> descendants(String kind) {
        return nodes().filter(node -> node.is(kind));
    }

    /** This node and all below it, parents first. */
    public Stream<SyntaxNode> nodes() {
        return all().stream();
    }

    List<SyntaxNode> all() {
        List<SyntaxNode> found = new ArrayList<>();
        Deque<SyntaxNode> open = new ArrayDeque<>();
        open.push(this);
        while (!open.isEmpty()) {
            SyntaxNode node = open.pop();
            found.add(node);
            node.pushChildren(open);
        }
        return found;
    }

    private void pushChildren(Deque<SyntaxNode> open) {
        for (int i = children.length - 1; i >= 0; i--) {
            open.push(children[i]);
        }
    }

    /** Its tokens, keywords in upper case, parted by one space: {@code NOT VALID} however it is written. */
    public String words() {
        StringBuilder words = new StringBuilder();
        for (SyntaxNode token : tokens()) {
            words.append(words.isEmpty() ? "" : " ")
                    .append(token.isKeyword() ? token.text().toUpperCase(Locale.ROOT) : token.text());
        }
        return words.toString();
    }

    private boolean isKeyword() {
        return ParseTables.keywords().categoryOf(kinds.innermost()) != null;
    }

    /** The tokens below it. */
    public List<SyntaxNode> tokens() {
        List<SyntaxNode> tokens = new ArrayList<>();
        for (SyntaxNode node : all()) {
            if (node.isToken()) {
                tokens.add(node);
            }
        }
        return Collections.unmodifiableList(tokens);
    }

    /** The SQL or other text inside a string constant, each character with its place in the file. */
    public EmbeddedText embedded() {
        if (text().startsWith("$")) {
            int tag = text().indexOf('$', 1) + 1;
            return new EmbeddedText(source, start + tag, end - tag);
        }
        SourceText decoded = StringConstant.read(source.text(), start, end, source);
        return new EmbeddedText(decoded, 0, decoded.text().length());
    }

    /** The name that a token spells, as the server reads it: folded to lower case, or unquoted. */
    public String identifier() {
        return TokenValue.identifier(text());
    }

    /** The value of a string constant. */
    public String literal() {
        return TokenValue.string(text());
    }

    /** For people debugging: every symbol of this node, then its text. */
    @Override
    public String toString() {
        return kinds + " " + text();
    }
}
