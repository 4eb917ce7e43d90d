package io.github.supabasemigrate.verify.state;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Input of dates and times that means another time each time it is read (manual, "Special Values"). */
final class TimeWords {

    /** {@code epoch} and {@code infinity} are always the same. */
    private static final Set<String> WORDS = Set.of("now", "today", "tomorrow", "yesterday");

    private static final Pattern WORD_END = Pattern.compile("[^a-z]+");

    private TimeWords() {}

    static boolean areIn(String text) {
        return WORD_END.splitAsStream(text.toLowerCase(Locale.ROOT)).anyMatch(WORDS::contains);
    }
}
