package io.github.supabasemigrate.project;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Why the CLI skips a file that looks like SQL, and the name under which it would be applied.
 *
 * @param reason completes "`file` is not applied: …"
 */
record SkippedName(String reason, String rename) {

    private static final Pattern FLYWAY = Pattern.compile("(?i)([VUBR])([0-9]*)[0-9._]*__(.*?)\\.sql");
    private static final Pattern DIGITS_FIRST = Pattern.compile("([0-9]+)[-. ]*(.*?)(?i:\\.sql)");
    private static final Pattern OTHER_SUFFIX =
            Pattern.compile("(?i)(.+\\.sql)[.~].*|(.+)\\.(?:psql|pgsql|ddl)|(.+\\.sql)~?");

    /**
     * Judges a name that is no migration's.
     *
     * @param free a version that no file has, for names that carry none
     * @return empty if the name does not look like SQL at all, such as {@code README.md} or {@code .gitkeep}
     */
    static Optional<SkippedName> of(String fileName, String free) {
        if (!OTHER_SUFFIX.matcher(fileName).matches()) {
            return Optional.empty();
        }
        if (fileName.startsWith(".")) {
            return Optional.of(new SkippedName("it is hidden", wellNamed(fileName.substring(1), free)));
        }
        Matcher flyway = FLYWAY.matcher(fileName);
        if (flyway.matches()) {
            return Optional.of(ofFlyway(flyway, free));
        }
        if (!fileName.toLowerCase(Locale.ROOT).endsWith(".sql")) {
            return Optional.of(
                    new SkippedName("its name does not end in `.sql`", wellNamed(withSuffix(fileName), free)));
        }
        Matcher digits = DIGITS_FIRST.matcher(fileName);
        if (!digits.matches()) {
            return Optional.of(new SkippedName("its name has no version", wellNamed(fileName, free)));
        }
        boolean onlySuffix = MigrationName.parse(lowerSuffix(fileName)).isPresent();
        String reason = onlySuffix ? "its suffix is not `.sql` in lower case" : "no underscore follows its version";
        return Optional.of(new SkippedName(reason, wellNamed(fileName, free)));
    }

    /** Why the first entry of the folder is skipped. */
    static SkippedName ofLegacyInit(String fileName) {
        return new SkippedName(
                "the CLI takes a first file named `<14 digits>_init.sql` from before 2021-12-09 for its own",
                fileName.replace("_init.sql", "_initial_schema.sql"));
    }

    private static SkippedName ofFlyway(Matcher flyway, String free) {
        boolean versioned =
                flyway.group(1).equalsIgnoreCase("V") && !flyway.group(2).isEmpty();
        return new SkippedName(
                "`" + flyway.group(1) + flyway.group(2) + "__` is Flyway's form of a version",
                (versioned ? flyway.group(2) : free) + "_" + flyway.group(3) + ".sql");
    }

    private static String wellNamed(String fileName, String free) {
        String lower = lowerSuffix(fileName);
        if (MigrationName.parse(lower).isPresent()) {
            return lower;
        }
        Matcher digits = DIGITS_FIRST.matcher(lower);
        if (!digits.matches()) {
            return free + "_" + lower;
        }
        String name = digits.group(2);
        return digits.group(1) + "_" + (name.isEmpty() ? "describe_me" : name) + ".sql";
    }

    private static String withSuffix(String fileName) {
        int sql = fileName.toLowerCase(Locale.ROOT).indexOf(".sql");
        return fileName.substring(0, sql >= 0 ? sql : fileName.lastIndexOf('.')) + ".sql";
    }

    private static String lowerSuffix(String fileName) {
        return fileName.toLowerCase(Locale.ROOT).endsWith(".sql")
                ? fileName.substring(0, fileName.length() - ".sql".length()) + ".sql"
                : fileName;
    }
}
