package io.github.supabasemigrate.settings;

import io.github.supabasemigrate.finding.MigrateException;
import java.util.Comparator;
import java.util.Locale;

/**
 * Refuses a user property that no setting has. Maven itself ignores such a property in silence, so that
 * {@code -Dsupabase-migrate.dryrun} would change the database that it was meant to spare.
 */
final class UnknownSetting {

    private UnknownSetting() {}

    static MigrateException refuse(String key) {
        return MigrateException.because(
                        "`-D" + Setting.PREFIX + key + "` is no setting; the nearest is `" + nearest(key) + "`.")
                .next("All settings: mvn supabase-migrate:effective")
                .build();
    }

    private static String nearest(String key) {
        return Setting.keys().stream()
                .min(Comparator.comparingInt((String each) -> distance(each, key)))
                .orElseThrow();
    }

    /** Levenshtein's distance, letters' case apart. */
    private static int distance(String left, String right) {
        String a = left.toLowerCase(Locale.ROOT);
        String b = right.toLowerCase(Locale.ROOT);
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[b.length()];
    }
}
