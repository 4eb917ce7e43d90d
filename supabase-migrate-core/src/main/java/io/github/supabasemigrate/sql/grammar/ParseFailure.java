package io.github.supabasemigrate.sql.grammar;

/** Ends a parse; carries the error to the result. Never leaves the package. */
final class ParseFailure extends Exception {

    private final transient SyntaxError error;

    ParseFailure(SyntaxError error) {
        super(error.message(), null, false, false);
        this.error = error;
    }

    SyntaxError error() {
        return error;
    }
}
