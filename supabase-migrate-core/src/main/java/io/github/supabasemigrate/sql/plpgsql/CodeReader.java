package io.github.supabasemigrate.sql.plpgsql;

import io.github.supabasemigrate.sql.RoutineBody;
import io.github.supabasemigrate.sql.grammar.Parser;
import io.github.supabasemigrate.sql.grammar.SyntaxError;
import io.github.supabasemigrate.sql.grammar.SyntaxNode;
import io.github.supabasemigrate.sql.grammar.TextRange;
import io.github.supabasemigrate.sql.scanner.Terminals;
import io.github.supabasemigrate.sql.scanner.Tokens;
import java.util.ArrayList;
import java.util.List;

/** A place in the tokens of a body, and how to take words, stretches and pieces of SQL from there. Thread-confined. */
final class CodeReader {

    /** Tokens {@code [from, to)}. */
    record Stretch(int from, int to) {
        boolean isEmpty() {
            return from >= to;
        }
    }

    private final Tokens tokens;
    private int at;

    CodeReader(Tokens tokens) {
        this.tokens = tokens;
    }

    int place() {
        return at;
    }

    void moveTo(int place) {
        at = place;
    }

    void skip() {
        at++;
    }

    boolean atEnd() {
        return at >= tokens.count();
    }

    boolean is(String word) {
        return tokens.is(at, word);
    }

    boolean is(int place, String word) {
        return tokens.is(place, word);
    }

    boolean isAny(String... words) {
        return matches(at, words);
    }

    int kind(int place) {
        return tokens.kind(place);
    }

    boolean accept(String word) {
        if (!is(word)) {
            return false;
        }
        at++;
        return true;
    }

    void expect(String word) throws PlpgsqlFailure {
        if (!accept(word)) {
            throw unexpected();
        }
    }

    /** Takes everything before the first of some words outside of parentheses; the word itself stays. */
    Stretch until(String... words) throws PlpgsqlFailure {
        int from = at;
        at = find(from, tokens.count(), words);
        if (atEnd()) {
            throw unexpected();
        }
        return new Stretch(from, at);
    }

    /** The first of some words outside of parentheses, or the end of the stretch. */
    int find(int from, int to, String... words) {
        int depth = 0;
        for (int i = from; i < to; i++) {
            if (depth == 0 && matches(i, words)) {
                return i;
            }
            if (tokens.is(i, "(") || tokens.is(i, "[")) {
                depth++;
            } else if (tokens.is(i, ")") || tokens.is(i, "]")) {
                depth--;
            }
        }
        return to;
    }

    /** A stretch cut at its commas. */
    List<Stretch> list(Stretch whole) {
        List<Stretch> parts = new ArrayList<>();
        int from = whole.from();
        while (from < whole.to()) {
            int comma = find(from, whole.to(), ",");
            parts.add(new Stretch(from, comma));
            from = comma + 1;
        }
        return parts;
    }

    TextRange range(int from, int to) {
        int last = Math.max(from, to - 1);
        return new TextRange(
                tokens.source().origin(tokens.start(from)),
                tokens.source().origin(tokens.end(Math.min(last, tokens.count() - 1))));
    }

    /** Takes a statement up to its semicolon, which stays; those inside a BEGIN ATOMIC body do not count. */
    Stretch wholeStatement() throws PlpgsqlFailure {
        int from = at;
        RoutineBody body = new RoutineBody();
        int end = from;
        while (end < tokens.count()) {
            int semicolon = find(end, tokens.count(), ";");
            for (int i = end; i < semicolon; i++) {
                body.follow(tokens, from, i);
            }
            if (!body.isOpen()) {
                at = semicolon;
                break;
            }
            end = semicolon + 1;
        }
        if (end >= tokens.count() || atEnd()) {
            at = tokens.count();
            throw unexpected();
        }
        return new Stretch(from, at);
    }

    /** The tree of an expression. */
    SyntaxNode expression(Stretch stretch) throws PlpgsqlFailure {
        SyntaxNode tree = parse(tokens, stretch, Parser.Entrance.PLPGSQL_EXPRESSION);
        boolean oneValue = tree.is("target_list") && tree.children().size() == 1;
        return oneValue ? tree.children().get(0) : tree;
    }

    /** The tree of a statement. */
    SyntaxNode statement(Stretch stretch) throws PlpgsqlFailure {
        return statement(stretch, new Stretch(stretch.to(), stretch.to()));
    }

    /** The tree of a statement without a clause that is PL/pgSQL's own. */
    SyntaxNode statement(Stretch stretch, Stretch clause) throws PlpgsqlFailure {
        Tokens own = tokens.slice(stretch.from(), stretch.to(), clause.from(), clause.to(), -1);
        return onlyStatement(parse(own, new Stretch(0, own.count()), Parser.Entrance.STATEMENTS));
    }

    /** The tree of what follows PERFORM, which stands where the server puts SELECT. */
    SyntaxNode performed(Stretch stretch) throws PlpgsqlFailure {
        Tokens own = tokens.slice(stretch.from(), stretch.to(), stretch.to(), stretch.to(), Terminals.SELECT);
        return onlyStatement(parse(own, new Stretch(0, own.count()), Parser.Entrance.STATEMENTS));
    }

    private static SyntaxNode onlyStatement(SyntaxNode script) {
        return script.child("toplevel_stmt").orElse(script);
    }

    private SyntaxNode parse(Tokens from, Stretch stretch, Parser.Entrance entrance) throws PlpgsqlFailure {
        Parser.Result result = Parser.parse(from, stretch.from(), stretch.to(), entrance);
        if (result.tree() != null) {
            return result.tree();
        }
        if (result.error() != null) {
            throw new PlpgsqlFailure(result.error());
        }
        throw unexpected();
    }

    PlpgsqlFailure unexpected() {
        if (atEnd()) {
            int end = tokens.count() == 0 ? 0 : tokens.end(tokens.count() - 1);
            return new PlpgsqlFailure(new SyntaxError(
                    "syntax error at end of input", tokens.source().origin(end)));
        }
        return new PlpgsqlFailure(new SyntaxError(
                "syntax error at or near \"" + tokens.text(at) + "\"",
                tokens.source().origin(tokens.start(at))));
    }

    private boolean matches(int place, String... words) {
        for (String word : words) {
            if (tokens.is(place, word)) {
                return true;
            }
        }
        return false;
    }
}
