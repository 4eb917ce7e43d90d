package io.github.supabasemigrate.sql.plpgsql;

import io.github.supabasemigrate.sql.grammar.SyntaxNode;
import io.github.supabasemigrate.sql.grammar.TextRange;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A statement of PL/pgSQL (manual, chapter 41).
 *
 * @param range in the file, from its first word to before its semicolon
 * @param parts the SQL in it, in order
 * @param nested the statements inside of a block, branch, loop or exception handler
 */
public record PlpgsqlStatement(Kind kind, TextRange range, List<Part> parts, List<PlpgsqlStatement> nested) {

    /** What it does. */
    public enum Kind {
        BLOCK,
        IF,
        CASE,
        LOOP,
        WHILE,
        FOR,
        FOREACH,
        EXIT,
        RETURN,
        RAISE,
        ASSERT,
        ASSIGN,
        PERFORM,
        EXECUTE,
        SQL,
        CURSOR,
        DIAGNOSTICS,
        COMMIT,
        ROLLBACK,
        NULL
    }

    /**
     * A piece of SQL.
     *
     * @param tree a whole statement, or for an expression the rest of the SELECT that computes it
     */
    public record Part(Role role, SyntaxNode tree) {

        /** What the piece is for. */
        public enum Role {
            /** A statement that runs as it stands. */
            STATEMENT,
            /** A query whose rows are used. */
            QUERY,
            /** A value. */
            EXPRESSION,
            /** A value that is the text of a statement. */
            DYNAMIC
        }
    }

    public PlpgsqlStatement {
        parts = List.copyOf(parts);
        nested = List.copyOf(nested);
    }

    /** This statement and all inside, outer ones first. */
    public Stream<PlpgsqlStatement> all() {
        List<PlpgsqlStatement> found = new ArrayList<>();
        collect(found);
        return found.stream();
    }

    private void collect(List<PlpgsqlStatement> found) {
        found.add(this);
        nested.forEach(statement -> statement.collect(found));
    }
}
