package io.github.supabasemigrate.sql.grammar;

import io.github.supabasemigrate.sql.scanner.LexicalError;

/** Ends a parse; carries the error to the result. Never leaves the package. */
final class ParseFailure extends Exception {

    private final transient SyntaxError error;

    ParseFailure(SyntaxError error) {
        super(error.message(), null, false, false);
        this.error = error;
    }

    ParseFailure(LexicalError error) {
        this(new SyntaxError(error.message(), error.offset()));
    }

    SyntaxError error() {
        return error;
    }
}
