package io.github.supabasemigrate.sql.grammar;

/**
 * A stretch of a text.
 *
 * @param start offset of the first UTF-16 unit
 * @param end offset after the last
 */
public record TextRange(int start, int end) {

    public TextRange {
        if (start < 0 || end < start) {
            throw new IllegalArgumentException("no range: [" + start + ", " + end + ")");
        }
    }

    /** In UTF-16 units. */
    public int length() {
        return end - start;
    }

    /** What a text holds here. */
    public String in(String text) {
        return text.substring(start, end);
    }

    /** Whether an offset lies inside. */
    public boolean contains(int offset) {
        return offset >= start && offset < end;
    }
}
