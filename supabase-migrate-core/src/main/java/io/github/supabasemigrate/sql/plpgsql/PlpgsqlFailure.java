package io.github.supabasemigrate.sql.plpgsql;

import io.github.supabasemigrate.sql.grammar.SyntaxError;

/** Ends the reading of a body. Never leaves the package. */
final class PlpgsqlFailure extends Exception {

    private final transient SyntaxError error;

    PlpgsqlFailure(SyntaxError error) {
        super(error.message(), null, false, false);
        this.error = error;
    }

    SyntaxError error() {
        return error;
    }
}
