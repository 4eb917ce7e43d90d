package io.github.supabasemigrate.finding;

import java.util.Objects;

/**
 * A place in a file of the project, as an editor shows it.
 *
 * @param file path relative to the project's directory, with {@code /} on every platform
 * @param line 1-based; 0 when the whole file is meant
 * @param column 1-based, in UTF-16 units; 0 when the whole line is meant
 */
public record Location(String file, int line, int column) implements Comparable<Location> {

    public Location {
        Objects.requireNonNull(file, "file");
        if (line < 0 || column < 0) {
            throw new IllegalArgumentException("negative line or column: " + line + ":" + column);
        }
    }

    /** The file as a whole. */
    public static Location ofFile(String file) {
        return new Location(file, 0, 0);
    }

    @Override
    public int compareTo(Location other) {
        int byFile = file.compareTo(other.file);
        int byLine = byFile != 0 ? byFile : Integer.compare(line, other.line);
        return byLine != 0 ? byLine : Integer.compare(column, other.column);
    }

    /** {@code file:line:column}, the form that terminals and IDEs make clickable. */
    @Override
    public String toString() {
        if (line == 0) {
            return file;
        }
        return column == 0 ? file + ":" + line : file + ":" + line + ":" + column;
    }
}
