package io.github.supabasemigrate.sql;

import io.github.supabasemigrate.sql.scanner.Terminals;
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
        int kind = tokens.kind(token);
        if (depth == 0) {
            boolean atomic = kind == Terminals.ATOMIC && token > first && tokens.kind(token - 1) == Terminals.BEGIN;
            depth = atomic && createsRoutine(tokens, first) ? 1 : 0;
        } else if (kind == Terminals.CASE) {
            depth++;
        } else if (kind == Terminals.END_WORD && tokens.kind(token - 1) != Terminals.AS) {
            depth--;
        }
    }

    private static boolean createsRoutine(Tokens tokens, int first) {
        int kind = tokens.is(first + 1, "OR") && tokens.is(first + 2, "REPLACE") ? first + 3 : first + 1;
        return tokens.is(first, "CREATE") && (tokens.is(kind, "FUNCTION") || tokens.is(kind, "PROCEDURE"));
    }
}
