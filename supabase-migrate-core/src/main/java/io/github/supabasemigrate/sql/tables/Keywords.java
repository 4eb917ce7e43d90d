package io.github.supabasemigrate.sql.tables;

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

    private final String[] words;
    private final short[] terminals;
    private final Category[] categories;
    private final @Nullable Category[] categoryByTerminal;
    /** Open addressing; 0 is free, else index + 1. */
    private final short[] slots = new short[SLOTS];

    Keywords(String lines, Map<String, Integer> terminalNumbers) {
        String[] keywords = ParseTables.lines(lines);
        words = new String[keywords.length];
        terminals = new short[keywords.length];
        categories = new Category[keywords.length];
        categoryByTerminal = new @Nullable Category[terminalNumbers.size()];
        for (int i = 0; i < keywords.length; i++) {
            String line = keywords[i];
            int first = line.indexOf(' ');
            int second = line.indexOf(' ', first + 1);
            int third = line.indexOf(' ', second + 1);
            words[i] = line.substring(0, first);
            Integer terminal = terminalNumbers.get(line.substring(first + 1, second));
            if (terminal == null) {
                throw new IllegalStateException("unknown terminal in keyword " + line);
            }
            terminals[i] = terminal.shortValue();
            categories[i] = Category.valueOf(line.substring(second + 1, third));
            categoryByTerminal[terminal] = categories[i];
            put(i);
        }
    }

    /** All of PostgreSQL 18's. */
    public static Keywords postgres() {
        return ParseTables.get().keywords();
    }

    /** The category of a word in lower case, or null if it is no keyword. */
    public @Nullable Category category(String word) {
        int index = index(word, 0, word.length(), hash(word));
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

    private void put(int index) {
        int slot = slot(hash(words[index]));
        while (slots[slot] != 0) {
            slot = (slot + 1) % SLOTS;
        }
        slots[slot] = (short) (index + 1);
    }

    private int index(String text, int start, int end, int hash) {
        int slot = slot(hash);
        while (slots[slot] != 0) {
            int index = slots[slot] - 1;
            if (matches(words[index], text, start, end)) {
                return index;
            }
            slot = (slot + 1) % SLOTS;
        }
        return -1;
    }

    private static int slot(int hash) {
        return (hash ^ (hash >>> 11)) & (SLOTS - 1);
    }

    private static int hash(String word) {
        int hash = 0;
        for (int i = 0; i < word.length(); i++) {
            hash = hash(hash, word.charAt(i));
        }
        return hash;
    }

    private static boolean matches(String word, String text, int start, int end) {
        if (word.length() != end - start) {
            return false;
        }
        for (int i = start; i < end; i++) {
            char c = text.charAt(i);
            if (word.charAt(i - start) != (c >= 'A' && c <= 'Z' ? c + 0x20 : c)) {
                return false;
            }
        }
        return true;
    }
}
