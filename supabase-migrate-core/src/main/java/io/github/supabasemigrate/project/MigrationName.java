package io.github.supabasemigrate.project;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A file name that the Supabase CLI accepts as a migration: digits, an underscore, anything, {@code .sql}. The name part may be
 * empty or hold blanks.
 *
 * @param name what follows the first underscore, without the suffix
 */
record MigrationName(Version version, String name) {

    private static final Pattern ACCEPTED = Pattern.compile("([0-9]+)_(.*)\\.sql");

    private static final Pattern LEGACY_INIT = Pattern.compile("([0-9]{14})_init\\.sql");
    private static final String FIRST_AFTER_LEGACY = "20211209000000";

    static Optional<MigrationName> parse(String fileName) {
        Matcher matcher = ACCEPTED.matcher(fileName);
        return matcher.matches()
                ? Optional.of(new MigrationName(new Version(matcher.group(1)), matcher.group(2)))
                : Optional.empty();
    }

    /** True for a name, as the CLI's first releases wrote, that it skips when it is the first entry of the folder. */
    static boolean isLegacyInit(String fileName) {
        Matcher matcher = LEGACY_INIT.matcher(fileName);
        return matcher.find() && matcher.group(1).compareTo(FIRST_AFTER_LEGACY) < 0;
    }

    String fileName() {
        return version + "_" + name + ".sql";
    }
}
