package io.github.supabasemigrate.sql;

/**
 * A place in a text as an editor shows it.
 *
 * @param line 1-based
 * @param column 1-based, in UTF-16 units
 */
public record SourcePosition(int line, int column) {

    @Override
    public String toString() {
        return line + ":" + column;
    }
}
