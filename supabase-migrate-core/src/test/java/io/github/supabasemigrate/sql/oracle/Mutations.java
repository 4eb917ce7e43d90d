package io.github.supabasemigrate.sql.oracle;

import io.github.supabasemigrate.sql.scanner.Lexer;
import io.github.supabasemigrate.sql.scanner.SourceText;
import io.github.supabasemigrate.sql.scanner.Tokens;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A statement with a token dropped, doubled or swapped with the next; the same ones in every run. */
final class Mutations {

    private Mutations() {}

    static List<String> of(String statement, int count) {
        Tokens tokens = Lexer.tokens(SourceText.of(statement), 0, statement.length());
        Random random = new Random(statement.hashCode());
        List<String> mutated = new ArrayList<>();
        for (int i = 0; i < count && tokens.count() > 1; i++) {
            int token = random.nextInt(tokens.count() - 1);
            String before = statement.substring(0, tokens.start(token));
            String after = statement.substring(tokens.end(token));
            mutated.add(
                    switch (i % 3) {
                        case 0 -> before + after;
                        case 1 -> before + tokens.text(token) + " " + tokens.text(token) + after;
                        default ->
                            before
                                    + tokens.text(token + 1)
                                    + statement.substring(tokens.end(token), tokens.start(token + 1))
                                    + tokens.text(token)
                                    + statement.substring(tokens.end(token + 1));
                    });
        }
        return mutated;
    }
}
