package io.github.supabasemigrate.sql.scanner;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The tokens of a text, in order, as plain arrays. A kind is a terminal of the grammar, or negative for what the scanner
 * refuses: the server reports such an error only when its parser asks for the token, so it is kept in its place.
 */
public final class Tokens {

    /** A backslash outside of quotes: the start of a psql command, and a syntax error everywhere else. */
    public static final int BACKSLASH = -1;

    private final SourceText source;
    private int[] kinds;
    private int[] starts;
    private int[] ends;
    private int count;
    private final List<LexicalError> errors = new ArrayList<>(0);

    /** Room for some tokens; there may be more. */
    Tokens(SourceText source, int expected) {
        this.source = source;
        kinds = new int[expected];
        starts = new int[expected];
        ends = new int[expected];
    }

    public SourceText source() {
        return source;
    }

    public int count() {
        return count;
    }

    /** A terminal's number, or negative. */
    public int kind(int index) {
        return kinds[index];
    }

    /** Offset in {@link #source()}. */
    public int start(int index) {
        return starts[index];
    }

    /** Offset in {@link #source()}. */
    public int end(int index) {
        return ends[index];
    }

    public String text(int index) {
        return source.text().substring(starts[index], ends[index]);
    }

    /** Whether a token is this word or sign, in any case. */
    public boolean is(int index, String word) {
        return index >= 0
                && index < count
                && ends[index] - starts[index] == word.length()
                && source.text().regionMatches(true, starts[index], word, 0, word.length());
    }

    /**
     * Tokens {@code [from, to)} as a text of their own, without those in {@code [gapFrom, gapTo)}; the first one counts as
     * {@code firstKind} unless that is negative.
     */
    public Tokens slice(int from, int to, int gapFrom, int gapTo, int firstKind) {
        Tokens slice = new Tokens(source, Math.max(1, to - from));
        slice.errors.addAll(errors);
        for (int i = from; i < to; i++) {
            if (i < gapFrom || i >= gapTo) {
                slice.add(i == from && firstKind >= 0 ? firstKind : kinds[i], starts[i], ends[i]);
            }
        }
        return slice;
    }

    void add(int kind, int start, int end) {
        if (count == kinds.length) {
            kinds = Arrays.copyOf(kinds, count * 2);
            starts = Arrays.copyOf(starts, count * 2);
            ends = Arrays.copyOf(ends, count * 2);
        }
        kinds[count] = kind;
        starts[count] = start;
        ends[count++] = end;
    }

    void addError(LexicalError error, int start, int end) {
        errors.add(error);
        add(-1 - errors.size(), start, end);
    }

    /** Forgets the last token. */
    public void removeLast() {
        count--;
    }

    /** Whether a token is a backslash outside of quotes. */
    public boolean isBackslash(int index) {
        return kinds[index] == BACKSLASH;
    }

    public boolean isError(int index) {
        return kinds[index] < BACKSLASH;
    }

    public LexicalError error(int index) {
        return errors.get(-2 - kinds[index]);
    }
}
