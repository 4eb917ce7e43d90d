package io.github.supabasemigrate.sql.grammar;

import io.github.supabasemigrate.sql.scanner.Lexer;
import io.github.supabasemigrate.sql.scanner.SourceText;
import io.github.supabasemigrate.sql.scanner.Tokens;

/**
 * A text inside another, such as the body of a function.
 *
 * @param source the file for a dollar-quoted body, else the value of the constant
 * @param start offset in the source
 * @param end offset in the source
 */
public record EmbeddedText(SourceText source, int start, int end) {

    public String text() {
        return source.text().substring(start, end);
    }

    /** Its tokens. */
    public Tokens tokens() {
        return Lexer.tokens(source, start, end);
    }
}
