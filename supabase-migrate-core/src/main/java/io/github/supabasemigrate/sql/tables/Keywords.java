package io.github.supabasemigrate.sql.tables;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * PostgreSQL's key words (appendix C of its manual): which terminal each is, and where it may stand as a name. Lookups
 * compare characters in place and ignore ASCII case, so that lexing allocates nothing. Immutable.
 */
public final class Keywords {

    /** Where a keyword may be used as a name without quotes. */
    public enum Category {
        /** Anywhere. */
        UNRESERVED,
        /** As a column or table name, not as a function or type name. */
        COL_NAME,
        /** As a function or type name only. */
        TYPE_FUNC_NAME,
        /** Only as a label after {@code AS}. */
        RESERVED
    }

    private static final int SLOTS = 2048;

    /** The words in lower case, among other text. */
    private final byte[] letters;

    /** By keyword: where its word begins. */
    private final short[] starts;

    private final byte[] lengths;
    private final short[] terminals;
    private final Category[] categories;
    private final @Nullable Category[] categoryByTerminal;
    /** Open addressing; 0 is free, else index + 1. */
    private final short[] slots = new short[SLOTS];

    Keywords(String lines, Map<String, Integer> terminalNumbers) {
        String[] keywords = ParseTables.lines(lines);
        letters = lines.getBytes(StandardCharsets.US_ASCII);
        starts = new short[keywords.length];
        lengths = new byte[keywords.length];
        terminals = new short[keywords.length];
        categories = new Category[keywords.length];
        categoryByTerminal = new @Nullable Category[terminalNumbers.size()];
        int start = 0;
        for (int i = 0; i < keywords.length; i++) {
            String line = keywords[i];
            int first = line.indexOf(' ');
            int second = line.indexOf(' ', first + 1);
            int third = line.indexOf(' ', second + 1);
            Integer terminal = terminalNumbers.get(line.substring(first + 1, second));
            if (terminal == null) {
                throw new IllegalStateException("unknown terminal in keyword " + line);
            }
            starts[i] = (short) start;
            lengths[i] = (byte) first;
            terminals[i] = terminal.shortValue();
            categories[i] = Category.valueOf(line.substring(second + 1, third));
            categoryByTerminal[terminal] = categories[i];
            put(i, hash(line, first));
            start += line.length() + 1;
        }
    }

    /** All of PostgreSQL 18's. */
    public static Keywords postgres() {
        return ParseTables.keywords();
    }

    /** The category of a word in lower case, or null if it is no keyword. */
    public @Nullable Category category(String word) {
        int index = index(word, 0, word.length(), hash(word, word.length()));
        return index < 0 ? null : categories[index];
    }

    /**
     * The terminal of the keyword in {@code text[start, end)}, or -1.
     *
     * @param hash what {@link #hash(int, char)} makes of its characters, from 0 on
     */
    public int terminal(String text, int start, int end, int hash) {
        int index = index(text, start, end, hash);
        return index < 0 ? -1 : terminals[index];
    }

    /** The hash of a word with one more character, so that who reads it need not read it twice. */
    public static int hash(int hash, char next) {
        return hash * 31 + (next | 0x20);
    }

    /** The category of a terminal, or null if it is no keyword. */
    public @Nullable Category categoryOf(int terminal) {
        return categoryByTerminal[terminal];
    }

    private void put(int index, int hash) {
        int slot = slot(hash);
        while (slots[slot] != 0) {
            slot = (slot + 1) & (SLOTS - 1);
        }
        slots[slot] = (short) (index + 1);
    }

    private int index(String text, int start, int end, int hash) {
        int slot = slot(hash);
        while (slots[slot] != 0) {
            int index = slots[slot] - 1;
            if (matches(index, text, start, end)) {
                return index;
            }
            slot = (slot + 1) & (SLOTS - 1);
        }
        return -1;
    }

    private static int slot(int hash) {
        return (hash ^ (hash >>> 11)) & (SLOTS - 1);
    }

    private static int hash(String text, int length) {
        int hash = 0;
        for (int i = 0; i < length; i++) {
            hash = hash(hash, text.charAt(i));
        }
        return hash;
    }

    private boolean matches(int keyword, String text, int start, int end) {
        if (lengths[keyword] != end - start) {
            return false;
        }
        int letter = starts[keyword];
        for (int i = start; i < end; i++) {
            char c = text.charAt(i);
            if (letters[letter++] != (c >= 'A' && c <= 'Z' ? c + 0x20 : c)) {
                return false;
            }
        }
        return true;
    }
}
