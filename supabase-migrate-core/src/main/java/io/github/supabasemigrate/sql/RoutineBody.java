package io.github.supabasemigrate.sql;

import io.github.supabasemigrate.sql.scanner.Tokens;

/**
 * How deep a statement is inside {@code CREATE [OR REPLACE] FUNCTION … BEGIN ATOMIC … END}, where semicolons part the
 * statements of the body. Like psql it counts CASE, which ends with END too; unlike psql it wants the word ATOMIC, so that a
 * function may be called {@code begin}.
 */
public final class RoutineBody {

    private int depth;

    /** Whether a semicolon here ends no statement. */
    public boolean isOpen() {
        return depth > 0;
    }

    /** Notes a token outside of parentheses; the statement begins at token {@code first}. */
    public void follow(Tokens tokens, int first, int token) {
        if (depth == 0) {
            if (tokens.is(token, "ATOMIC") && tokens.is(token - 1, "BEGIN") && createsRoutine(tokens, first)) {
                depth = 1;
            }
        } else if (tokens.is(token, "CASE")) {
            depth++;
        } else if (tokens.is(token, "END") && !tokens.is(token - 1, "AS")) {
            depth--;
        }
    }

    private static boolean createsRoutine(Tokens tokens, int first) {
        int kind = tokens.is(first + 1, "OR") && tokens.is(first + 2, "REPLACE") ? first + 3 : first + 1;
        return tokens.is(first, "CREATE") && (tokens.is(kind, "FUNCTION") || tokens.is(kind, "PROCEDURE"));
    }
}
