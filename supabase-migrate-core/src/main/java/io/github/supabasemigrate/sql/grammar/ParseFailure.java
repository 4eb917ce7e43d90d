package io.github.supabasemigrate.sql.grammar;

import io.github.supabasemigrate.sql.scanner.LexicalError;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Ends a parse; carries the error to the result. Never leaves the package. Its functions are how the checks complain that
 * PostgreSQL writes as C code beside its productions.
 */
final class ParseFailure extends Exception {

    private final String complaint;
    private final transient @Nullable SyntaxError error;

    ParseFailure(SyntaxError error) {
        super(error.message(), null, false, false);
        complaint = error.message();
        this.error = error;
    }

    ParseFailure(LexicalError error) {
        this(new SyntaxError(error.message(), error.offset()));
    }

    /** A complaint about the last token that was read, which may be one behind what it is about. */
    ParseFailure(String complaint) {
        super(complaint, null, false, false);
        this.complaint = complaint;
        error = null;
    }

    /** The error; one that has no place gets that of the last token read. */
    SyntaxError error(Function<String, SyntaxError> nearLastToken) {
        return error == null ? nearLastToken.apply(complaint) : error;
    }

    static void failIf(boolean bad, String message, SyntaxNode at) throws ParseFailure {
        if (bad) {
            throw failure(message, at);
        }
    }

    /** For what is wrong at the last token read. */
    static void failIf(boolean bad, String message) throws ParseFailure {
        if (bad) {
            throw new ParseFailure(message);
        }
    }

    /** For a message that is costly to word. */
    static ParseFailure failure(String message, SyntaxNode at) {
        return new ParseFailure(new SyntaxError(message, at.rangeInSource().start()));
    }
}
