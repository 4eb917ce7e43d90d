package io.github.supabasemigrate.project.toml;

/** Ends the reading of a line; never leaves the package. */
final class TomlException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient TomlError error;

    TomlException(TomlError error) {
        super(error.message(), null, false, false);
        this.error = error;
    }

    TomlError error() {
        return error;
    }
}
