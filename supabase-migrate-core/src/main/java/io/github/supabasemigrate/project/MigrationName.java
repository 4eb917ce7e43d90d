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

    private static final String SUFFIX = ".sql";
    private static final Pattern LEGACY_INIT = Pattern.compile("([0-9]{14})_init\\.sql");
    private static final String FIRST_AFTER_LEGACY = "20211209000000";

    /** The parts of {@code ([0-9]+)_(.*)\.sql}, taken apart by hand: a cold regular expression needs longer than reading the file. */
    static Optional<MigrationName> parse(String fileName) {
        int digits = Version.digitsOf(fileName);
        int end = fileName.length() - SUFFIX.length();
        if (digits == 0 || digits >= end || fileName.charAt(digits) != '_' || !fileName.endsWith(SUFFIX)) {
            return Optional.empty();
        }
        String name = fileName.substring(digits + 1, end);
        return name.indexOf('\n') < 0
                ? Optional.of(new MigrationName(new Version(fileName.substring(0, digits)), name))
                : Optional.empty();
    }

    /** True for a name, as the CLI's first releases wrote, that it skips when it is the first entry of the folder. */
    static boolean isLegacyInit(String fileName) {
        Matcher matcher = LEGACY_INIT.matcher(fileName);
        return matcher.find() && matcher.group(1).compareTo(FIRST_AFTER_LEGACY) < 0;
    }

    String fileName() {
        return version + "_" + name + SUFFIX;
    }
}
