package io.github.supabasemigrate.sql;

import io.github.supabasemigrate.sql.scanner.Lexer;
import io.github.supabasemigrate.sql.scanner.SourceText;
import io.github.supabasemigrate.sql.scanner.Tokens;

/** Recognises {@code COPY … FROM STDIN}. The server takes {@code FROM STDOUT} for the same. */
final class CopyCommand {

    private CopyCommand() {}

    static boolean readsClientInput(Tokens tokens, int first, int end) {
        return tokens.is(first, "COPY") && readsFrom(tokens, first + 1, end);
    }

    /** The same for what follows psql's own {@code copy}. */
    static boolean readsClientInput(String arguments) {
        Tokens tokens = Lexer.tokens(SourceText.of(arguments), 0, arguments.length());
        return readsFrom(tokens, 0, tokens.count());
    }

    private static boolean readsFrom(Tokens tokens, int first, int end) {
        int depth = 0;
        for (int i = first; i + 1 < end; i++) {
            if (tokens.is(i, "(")) {
                depth++;
            } else if (tokens.is(i, ")")) {
                depth--;
            } else if (depth == 0 && tokens.is(i, "FROM")) {
                return tokens.is(i + 1, "STDIN") || tokens.is(i + 1, "STDOUT") || tokens.is(i + 1, "PSTDIN");
            }
        }
        return false;
    }
}
