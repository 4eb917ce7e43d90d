package io.github.supabasemigrate.sql;

import io.github.supabasemigrate.sql.grammar.TextRange;

/**
 * The end of a script whose last statement is not complete: a quote, comment, parenthesis or function body is left open, so
 * that everything to the end of the file belongs to it.
 *
 * @param statement what is there; its {@link SqlStatement#syntaxError()} says what is wrong
 */
public record Unterminated(SqlStatement statement) implements ScriptPiece {

    @Override
    public TextRange range() {
        return statement.range();
    }
}
