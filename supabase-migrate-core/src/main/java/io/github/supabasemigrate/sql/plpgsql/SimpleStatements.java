package io.github.supabasemigrate.sql.plpgsql;

import io.github.supabasemigrate.sql.plpgsql.CodeReader.Stretch;
import io.github.supabasemigrate.sql.plpgsql.PlpgsqlStatement.Kind;
import io.github.supabasemigrate.sql.plpgsql.PlpgsqlStatement.Part;
import io.github.supabasemigrate.sql.plpgsql.PlpgsqlStatement.Part.Role;
import io.github.supabasemigrate.sql.scanner.Terminals;
import io.github.supabasemigrate.sql.tables.Keywords;
import io.github.supabasemigrate.sql.tables.ParseTables;
import java.util.ArrayList;
import java.util.List;

/** The statements of PL/pgSQL that hold no other, and what stands in declarations and loop heads. */
final class SimpleStatements {

    /** First words of what a FOR loop may run over, where it is no range and no cursor. */
    private static final String[] QUERIES = {
        "select", "with", "values", "table", "insert", "update", "delete", "merge", "explain", "show", "("
    };

    /** Statements in which INTO is not PL/pgSQL's. */
    private static final String[] KEEP_INTO = {
        "create", "alter", "drop", "grant", "revoke", "comment", "import", "copy", "security"
    };

    private final CodeReader code;

    SimpleStatements(CodeReader code) {
        this.code = code;
    }

    Part expression(Stretch stretch) throws PlpgsqlFailure {
        if (stretch.isEmpty()) {
            throw code.unexpected();
        }
        return new Part(Role.EXPRESSION, code.expression(stretch));
    }

    private Part query(Stretch stretch) throws PlpgsqlFailure {
        return new Part(Role.QUERY, code.statement(stretch));
    }

    /** One declaration up to its semicolon: the query of a cursor, or the default of a variable. */
    void declaration(List<Part> parts) throws PlpgsqlFailure {
        code.skip();
        Stretch rest = code.until(";");
        int cursor = code.find(rest.from(), rest.to(), "cursor");
        if (cursor < rest.to()) {
            int query = code.find(cursor, rest.to(), "for", "is") + 1;
            parts.add(query(new Stretch(query, rest.to())));
        } else if (!code.is(rest.from(), "alias")) {
            int value = code.find(rest.from(), rest.to(), ":=", "=", "default") + 1;
            if (value <= rest.to()) {
                parts.add(expression(new Stretch(value, rest.to())));
            }
        }
        code.expect(";");
    }

    /** From behind FOR to behind LOOP. */
    List<Part> loopSource() throws PlpgsqlFailure {
        List<Part> parts = new ArrayList<>();
        code.until("in");
        code.skip();
        boolean dynamic = code.accept("execute");
        code.accept("reverse");
        Stretch source = code.until("loop");
        int dots = code.find(source.from(), source.to(), "..");
        if (dynamic) {
            dynamic(source, parts);
        } else if (dots < source.to()) {
            int by = code.find(dots, source.to(), "by");
            parts.add(expression(new Stretch(source.from(), dots)));
            parts.add(expression(new Stretch(dots + 1, by)));
            if (by < source.to()) {
                parts.add(expression(new Stretch(by + 1, source.to())));
            }
        } else if (startsWith(source, QUERIES)) {
            parts.add(query(source));
        } else {
            cursorArguments(source, parts);
        }
        code.skip();
        return parts;
    }

    private boolean startsWith(Stretch stretch, String... words) {
        return code.find(stretch.from(), Math.min(stretch.from() + 1, stretch.to()), words) == stretch.from();
    }

    /** {@code cursor} or {@code cursor(a, b => c)}. */
    private void cursorArguments(Stretch cursor, List<Part> parts) throws PlpgsqlFailure {
        if (!code.is(cursor.from() + 1, "(")) {
            return;
        }
        for (Stretch argument : code.list(new Stretch(cursor.from() + 2, cursor.to() - 1))) {
            boolean named = code.is(argument.from() + 1, ":=") || code.is(argument.from() + 1, "=>");
            parts.add(expression(named ? new Stretch(argument.from() + 2, argument.to()) : argument));
        }
    }

    /** A statement up to its semicolon, which stays. */
    PlpgsqlStatement statement() throws PlpgsqlFailure {
        int from = code.place();
        List<Part> parts = new ArrayList<>();
        Kind kind = kind();
        Stretch all = code.wholeStatement();
        if (all.isEmpty()) {
            throw code.unexpected();
        }
        Stretch rest = new Stretch(all.from() + 1, all.to());
        switch (kind) {
            case RETURN -> returned(rest, parts);
            case RAISE -> raised(rest, parts);
            case ASSERT -> all(rest, parts);
            case EXIT -> condition(rest, parts);
            case EXECUTE -> dynamic(rest, parts);
            case PERFORM -> parts.add(new Part(Role.STATEMENT, code.performed(all)));
            case CURSOR -> opened(all, parts);
            case ASSIGN -> parts.add(expression(new Stretch(endOfTarget(all) + 1, all.to())));
            case SQL -> parts.add(new Part(Role.STATEMENT, code.statement(all, into(all))));
            default -> {}
        }
        return new PlpgsqlStatement(kind, code.range(from, all.to()), parts, List.of());
    }

    private Kind kind() {
        int at = code.place();
        if (isAssignment(at)) {
            return Kind.ASSIGN;
        } else if (code.isAny("exit", "continue")) {
            return Kind.EXIT;
        } else if (code.isAny("open", "fetch", "move", "close")) {
            return Kind.CURSOR;
        } else if (code.is("get") && (code.is(at + 1, "diagnostics") || code.is(at + 2, "diagnostics"))) {
            return Kind.DIAGNOSTICS;
        } else if (code.is("null") && code.is(at + 1, ";")) {
            return Kind.NULL;
        }
        for (Kind kind :
                List.of(Kind.RETURN, Kind.RAISE, Kind.ASSERT, Kind.EXECUTE, Kind.PERFORM, Kind.COMMIT, Kind.ROLLBACK)) {
            if (code.is(kind.name())) {
                return kind;
            }
        }
        return Kind.SQL;
    }

    private boolean isAssignment(int at) {
        if (code.atEnd()) {
            return false;
        }
        int kind = code.kind(at);
        Keywords.Category category = kind < 0 ? null : ParseTables.keywords().categoryOf(kind);
        boolean name = kind == Terminals.IDENT
                || kind == Terminals.UIDENT
                || kind == Terminals.PARAM
                || (category != null && category != Keywords.Category.RESERVED);
        int end = name ? endOfTarget(new Stretch(at, Integer.MAX_VALUE)) : at;
        return name && (code.is(end, ":=") || code.is(end, "="));
    }

    /** The place after a variable with its fields and subscripts. */
    private int endOfTarget(Stretch stretch) {
        int at = stretch.from() + 1;
        while (at < stretch.to()) {
            if (code.is(at, ".")) {
                at += 2;
            } else if (code.is(at, "[")) {
                at = endOfSubscript(at);
            } else {
                return at;
            }
        }
        return at;
    }

    private int endOfSubscript(int open) {
        int depth = 0;
        int at = open;
        do {
            depth += code.is(at, "[") ? 1 : code.is(at, "]") ? -1 : 0;
            at++;
        } while (depth > 0 && !code.is(at, ";"));
        return at;
    }

    private void all(Stretch stretch, List<Part> parts) throws PlpgsqlFailure {
        for (Stretch each : code.list(stretch)) {
            parts.add(expression(each));
        }
    }

    private void returned(Stretch rest, List<Part> parts) throws PlpgsqlFailure {
        if (code.is(rest.from(), "query")) {
            Stretch query = new Stretch(rest.from() + 1, rest.to());
            if (code.is(query.from(), "execute")) {
                dynamic(new Stretch(query.from() + 1, query.to()), parts);
            } else {
                parts.add(query(query));
            }
            return;
        }
        Stretch value = code.is(rest.from(), "next") ? new Stretch(rest.from() + 1, rest.to()) : rest;
        if (!value.isEmpty()) {
            parts.add(expression(value));
        }
    }

    /** The arguments of the format string, and the options after USING. */
    private void raised(Stretch rest, List<Part> parts) throws PlpgsqlFailure {
        int using = code.find(rest.from(), rest.to(), "using");
        List<Stretch> arguments = code.list(new Stretch(rest.from(), using));
        for (Stretch argument : arguments.subList(Math.min(1, arguments.size()), arguments.size())) {
            parts.add(expression(argument));
        }
        for (Stretch option : code.list(new Stretch(Math.min(using + 1, rest.to()), rest.to()))) {
            parts.add(expression(new Stretch(option.from() + 2, option.to())));
        }
    }

    private void condition(Stretch rest, List<Part> parts) throws PlpgsqlFailure {
        int when = code.find(rest.from(), rest.to(), "when");
        if (when < rest.to()) {
            parts.add(expression(new Stretch(when + 1, rest.to())));
        }
    }

    /** {@code OPEN cursor FOR query}, {@code OPEN cursor FOR EXECUTE text}. */
    private void opened(Stretch all, List<Part> parts) throws PlpgsqlFailure {
        int query = code.find(all.from(), all.to(), "for") + 1;
        if (!code.is(all.from(), "open") || query > all.to()) {
            return;
        }
        if (code.is(query, "execute")) {
            dynamic(new Stretch(query + 1, all.to()), parts);
        } else {
            parts.add(query(new Stretch(query, all.to())));
        }
    }

    /** What follows EXECUTE: the text, then INTO and USING in either order. */
    private void dynamic(Stretch rest, List<Part> parts) throws PlpgsqlFailure {
        int end = code.find(rest.from(), rest.to(), "into", "using");
        parts.add(new Part(Role.DYNAMIC, code.expression(new Stretch(rest.from(), end))));
        int using = code.find(end, rest.to(), "using");
        if (using < rest.to()) {
            all(new Stretch(using + 1, code.find(using, rest.to(), "into")), parts);
        }
    }

    /** The INTO clause that PL/pgSQL takes out of a statement; empty if there is none. */
    private Stretch into(Stretch all) {
        Stretch none = new Stretch(all.to(), all.to());
        if (startsWith(all, KEEP_INTO)) {
            return none;
        }
        int into = code.find(all.from(), all.to(), "into");
        while (into < all.to() && (code.is(into - 1, "insert") || code.is(into - 1, "merge"))) {
            into = code.find(into + 1, all.to(), "into");
        }
        if (into >= all.to()) {
            return none;
        }
        int target = code.is(into + 1, "strict") ? into + 2 : into + 1;
        int end = endOfTarget(new Stretch(target, all.to()));
        while (code.is(end, ",")) {
            end = endOfTarget(new Stretch(end + 1, all.to()));
        }
        return new Stretch(into, Math.min(end, all.to()));
    }
}
