package io.github.supabasemigrate.sql.grammar;

import io.github.supabasemigrate.sql.scanner.Lexer;
import io.github.supabasemigrate.sql.scanner.LexicalError;
import io.github.supabasemigrate.sql.scanner.SourceText;
import io.github.supabasemigrate.sql.scanner.Terminals;
import io.github.supabasemigrate.sql.scanner.Tokens;
import io.github.supabasemigrate.sql.tables.ParseTables;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Drives the LALR tables over tokens and builds the tree. Iterative: nesting costs memory, never stack. Stateless.
 *
 * <p>Errors come where the server reports them, because the tables are the server's: the same token, the same words.
 */
public final class Parser {

    /** What the text is: the grammar has several entrances, each behind an invisible first token. */
    public enum Entrance {
        /** Statements parted by semicolons. */
        STATEMENTS(""),
        /** The name of a data type. */
        TYPE_NAME("MODE_TYPE_NAME"),
        /** What PL/pgSQL takes for an expression: the rest of a SELECT. */
        PLPGSQL_EXPRESSION("MODE_PLPGSQL_EXPR"),
        /** An assignment to a PL/pgSQL variable. */
        PLPGSQL_ASSIGNMENT("MODE_PLPGSQL_ASSIGN1"),
        /** An assignment to a field: {@code a.b := …}. */
        PLPGSQL_ASSIGNMENT_TO_FIELD("MODE_PLPGSQL_ASSIGN2"),
        /** An assignment to a field of a field: {@code a.b.c := …}. */
        PLPGSQL_ASSIGNMENT_TO_INNER_FIELD("MODE_PLPGSQL_ASSIGN3");

        private final int token;

        Entrance(String token) {
            this.token = token.isEmpty() ? -1 : ParseTables.terminal(token);
        }
    }

    /** A tree or an error; neither, when there was no statement. */
    public record Result(
            @Nullable SyntaxNode tree, @Nullable SyntaxError error) {}

    private final SourceText source;
    private final TokenStream tokens;

    private int[] states = new int[32];
    /** By stack slot; null for a symbol that covers no text. */
    private @Nullable SyntaxNode[] nodes = new @Nullable SyntaxNode[32];
    /** By stack slot: how many children a list has so far, else 0. */
    private int[] listSizes = new int[32];

    private int top;
    /** How many children the list just reduced has; 0 if it is none. */
    private int listSize;

    private Parser(Tokens tokens, int from, int to) {
        source = tokens.source();
        this.tokens = new TokenStream(tokens, from, to);
    }

    /** Parses tokens {@code [from, to)}. */
    public static Result parse(Tokens tokens, int from, int to, Entrance entrance) {
        Parser parser = new Parser(tokens, from, to);
        try {
            return new Result(parser.run(entrance), null);
        } catch (ParseFailure failure) {
            SyntaxError error = failure.error(parser::nearLastToken);
            return new Result(
                    null, new SyntaxError(error.message(), tokens.source().origin(error.offset())));
        }
    }

    /** Parses tokens {@code [from, to)} that hold one statement; the tree is that of the statement alone. */
    public static Result parseStatement(Tokens tokens, int from, int to) {
        Result result = parse(tokens, from, to, Entrance.STATEMENTS);
        SyntaxNode tree = result.tree();
        return tree == null ? result : new Result(tree.child("toplevel_stmt").orElse(null), null);
    }

    /** Parses a text that holds one statement. */
    public static Result parseStatement(SourceText source) {
        Tokens tokens = Lexer.tokens(source, 0, source.text().length());
        return parseStatement(tokens, 0, tokens.count());
    }

    private @Nullable SyntaxNode run(Entrance entrance) throws ParseFailure {
        boolean entering = entrance.token >= 0;
        int token = entering ? entrance.token : RenamingRun.UNREAD;
        int action = RenamingRun.UNDECIDED;
        while (true) {
            if (action == RenamingRun.UNDECIDED) {
                if (token == RenamingRun.UNREAD && !ParseTables.ignoresToken(states[top])) {
                    token = tokens.next();
                }
                action = ParseTables.action(states[top], token);
            }
            if (action > 0) {
                push(action, entering || token == Terminals.END ? null : leaf(token));
                if (action == ParseTables.acceptingState()) {
                    return nodes[1];
                }
                entering = false;
                token = RenamingRun.UNREAD;
                action = RenamingRun.UNDECIDED;
            } else if (action < 0) {
                action = reduce(-action, token);
            } else {
                throw new ParseFailure("syntax error");
            }
        }
    }

    private SyntaxNode leaf(int token) {
        return new SyntaxNode(source, token, tokens.start(), tokens.end());
    }

    private void push(int state, @Nullable SyntaxNode node) {
        if (++top == states.length) {
            deepen();
        }
        states[top] = state;
        nodes[top] = node;
        listSizes[top] = 0;
    }

    private void deepen() {
        states = Arrays.copyOf(states, top * 2);
        nodes = Arrays.copyOf(nodes, top * 2);
        listSizes = Arrays.copyOf(listSizes, top * 2);
    }

    /** Reduces by a rule; what to do next, if that is known. */
    private int reduce(int rule, int token) throws ParseFailure {
        switch (ParseTables.building(rule)) {
            case ParseTables.RENAMING -> {
                return rename(token);
            }
            case ParseTables.EMPTY -> push(ParseTables.goTo(states[top], ParseTables.left(rule)), null);
            default -> build(rule);
        }
        return RenamingRun.UNDECIDED;
    }

    /** Gives the node on top of the stack all the names that it has before the next token: most reductions are of this kind. */
    private int rename(int token) throws ParseFailure {
        SyntaxNode node = nodes[top];
        RenamingRun run = RenamingRun.of(states[top - 1], states[top], token, node == null ? null : node.kinds());
        states[top] = run.to();
        KindChain kinds = run.after();
        if (node != null && kinds != null) {
            trim(node, top);
            listSizes[top] = 0;
            node.rename(kinds);
            if (run.checked() != 0) {
                listSize = 0;
                check(run.checked(), node);
            }
        }
        return run.next();
    }

    private void build(int rule) throws ParseFailure {
        int left = ParseTables.left(rule);
        int length = ParseTables.length(rule);
        int first = top - length + 1;
        listSize = 0;
        SyntaxNode node = switch (ParseTables.building(rule)) {
            case ParseTables.LIST_START -> startList(left, first);
            case ParseTables.LIST_APPEND -> growList(left, first);
            default -> plain(left, first);
        };
        if (node != null) {
            check(left, node);
        }
        top -= length;
        push(ParseTables.goTo(states[top], left), node);
        listSizes[top] = listSize;
    }

    private void check(int symbol, SyntaxNode node) throws ParseFailure {
        if (ActionChecks.mayLook(symbol, node)) {
            SyntaxNode[] all = node.childArray();
            ActionChecks.run(symbol, node, listSize > 0 ? Arrays.copyOf(all, listSize) : all);
        }
    }

    /** The node of an ordinary rule: nothing, its only child under one more name, or a new one. */
    private @Nullable SyntaxNode plain(int left, int first) {
        int count = countChildren(first);
        if (count == 1) {
            SyntaxNode only = onlyChild(first);
            only.wrap(left);
            return only;
        }
        return count == 0 ? null : new SyntaxNode(source, left, children(first, count));
    }

    private @Nullable SyntaxNode startList(int left, int first) {
        listSize = countChildren(first);
        return listSize == 0 ? null : new SyntaxNode(source, left, children(first, listSize));
    }

    /** The list in the first slot with more children; a new one if it covers no text so far. */
    private @Nullable SyntaxNode growList(int left, int first) {
        SyntaxNode list = nodes[first];
        if (list == null) {
            return startList(left, first + 1);
        }
        int before = listSizes[first];
        listSize = before + countChildren(first + 1);
        SyntaxNode[] children = list.childArray();
        if (listSize > children.length) {
            children = Arrays.copyOf(children, Math.max(listSize, children.length * 2));
        }
        copyChildren(children, before, first + 1);
        list.grow(children, listSize);
        return list;
    }

    /** How many symbols from a slot on cover text; lists among them are complete now. */
    private int countChildren(int first) {
        int count = 0;
        for (int slot = first; slot <= top; slot++) {
            SyntaxNode child = nodes[slot];
            if (child != null) {
                trim(child, slot);
                count++;
            }
        }
        return count;
    }

    private SyntaxNode onlyChild(int first) {
        for (int slot = first; slot <= top; slot++) {
            SyntaxNode child = nodes[slot];
            if (child != null) {
                return child;
            }
        }
        throw new IllegalStateException("no child");
    }

    private void trim(SyntaxNode node, int slot) {
        if (listSizes[slot] > 0) {
            node.trim(listSizes[slot]);
        }
    }

    /** All nodes from a slot on. */
    private SyntaxNode[] children(int first, int count) {
        return count > top - first
                ? Arrays.copyOfRange(nodes, first, top + 1)
                : copyChildren(new SyntaxNode[count], 0, first);
    }

    private SyntaxNode[] copyChildren(SyntaxNode[] children, int at, int firstSlot) {
        int index = at;
        for (int slot = firstSlot; slot <= top; slot++) {
            SyntaxNode child = nodes[slot];
            if (child != null) {
                children[index++] = child;
            }
        }
        return children;
    }

    private SyntaxError nearLastToken(String complaint) {
        if (tokens.kind() == Terminals.END) {
            return new SyntaxError(complaint + " at end of input", tokens.start());
        }
        String text = source.text();
        LexicalError near = Lexer.near(complaint, text, tokens.start(), tokens.end(), text.length());
        return new SyntaxError(near.message(), near.offset());
    }
}
