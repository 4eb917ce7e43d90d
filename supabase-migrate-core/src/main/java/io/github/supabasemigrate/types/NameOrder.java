package io.github.supabasemigrate.types;

import java.util.Comparator;

/**
 * The order of names in generated types: that of English collation for ASCII, whatever the platform's locale. Punctuation before
 * digits before letters; case counts only between names that are otherwise equal, lower before upper.
 */
final class NameOrder implements Comparator<String> {

    static final NameOrder INSTANCE = new NameOrder();

    private static final String ASCENDING =
            "\t\n _-,;:!?.'\"()[]{}@*/\\&#%`^+<=>|~$0123456789abcdefghijklmnopqrstuvwxyz";

    private NameOrder() {}

    @Override
    public int compare(String a, String b) {
        int length = Math.min(a.length(), b.length());
        for (int i = 0; i < length; i++) {
            int byLetter = Integer.compare(rank(a.charAt(i)), rank(b.charAt(i)));
            if (byLetter != 0) {
                return byLetter;
            }
        }
        int byLength = Integer.compare(a.length(), b.length());
        return byLength != 0 ? byLength : b.compareTo(a);
    }

    private static int rank(char c) {
        char lower = Character.toLowerCase(c);
        int rank = ASCENDING.indexOf(lower);
        return rank >= 0 ? rank : ASCENDING.length() + lower;
    }
}
