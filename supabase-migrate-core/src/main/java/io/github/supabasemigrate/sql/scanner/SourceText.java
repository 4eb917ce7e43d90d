package io.github.supabasemigrate.sql.scanner;

import org.jspecify.annotations.Nullable;

/**
 * A text to parse and where each of its characters comes from. Usually the file itself; for SQL inside a string constant the
 * constant's value, whose characters are elsewhere in the file once {@code ''} and escapes are undone. Immutable.
 */
public final class SourceText {

    private final String text;
    private final int @Nullable [] origins;

    private SourceText(String text, int @Nullable [] origins) {
        this.text = text;
        this.origins = origins;
    }

    /** A file. */
    public static SourceText of(String text) {
        return new SourceText(text, null);
    }

    /** A text whose character {@code i} stands at {@code origins[i]} in the file; one more origin for its end. */
    public static SourceText decoded(String text, int[] origins) {
        if (origins.length != text.length() + 1) {
            throw new IllegalArgumentException("one origin a character, and one for the end");
        }
        return new SourceText(text, origins);
    }

    public String text() {
        return text;
    }

    /** The offset in the file of an offset in this text. */
    public int origin(int offset) {
        return origins == null ? offset : origins[offset];
    }
}
