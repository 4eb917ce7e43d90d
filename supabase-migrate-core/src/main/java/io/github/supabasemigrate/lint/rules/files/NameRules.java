package io.github.supabasemigrate.lint.rules.files;

import io.github.supabasemigrate.finding.Severity;
import io.github.supabasemigrate.lint.Family;
import io.github.supabasemigrate.lint.Findings;
import io.github.supabasemigrate.lint.LintFile;
import io.github.supabasemigrate.lint.LintRule;
import io.github.supabasemigrate.project.MigrationFile;
import io.github.supabasemigrate.project.MigrationNaming;
import io.github.supabasemigrate.project.Version;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.regex.Pattern;

/** The names of migrations. Files that are none have no such names. */
public final class NameRules {

    /** How far a clock may be ahead of ours. */
    private static final Duration TOLERANCE = Duration.ofHours(24);

    private static final int TIMESTAMP = 14;

    private static final Pattern ROLLBACK =
            Pattern.compile("(?i)(rollback|undo|down)([_.].*)?|.*[_.](rollback|undo|down)");

    private NameRules() {}

    public static List<LintRule> all() {
        return List.of(
                LintRule.of("filename-slug", Family.FILES, Severity.INFO)
                        .file(NameRules::slug)
                        .build(),
                LintRule.of("timestamp-invalid", Family.FILES, Severity.WARNING)
                        .file(NameRules::invalidTimestamp)
                        .build(),
                LintRule.of("timestamp-in-future", Family.FILES, Severity.WARNING)
                        .file(NameRules::futureTimestamp)
                        .build(),
                LintRule.of("rollback-file", Family.FILES, Severity.INFO)
                        .file(NameRules::rollback)
                        .build());
    }

    private static void slug(LintFile file, Findings found) {
        file.migration()
                .ifPresent(migration ->
                        MigrationNaming.advice(migration.name()).forEach(advice -> found.onFile("The name " + advice)));
    }

    private static void invalidTimestamp(LintFile file, Findings found) {
        file.migration().map(MigrationFile::version).ifPresent(version -> {
            if (version.text().length() == TIMESTAMP && version.timestamp().isEmpty()) {
                found.onFile(
                        "`" + version + "` is no time: a version is year, month, day, hour, minute and second in UTC.");
            }
        });
    }

    private static void futureTimestamp(LintFile file, Findings found) {
        LocalDateTime latest = LocalDateTime.ofInstant(file.context().now().plus(TOLERANCE), ZoneOffset.UTC);
        file.migration().map(MigrationFile::version).flatMap(Version::timestamp).ifPresent(time -> {
            if (time.isAfter(latest)) {
                found.onFile("The version says " + time.toLocalDate()
                        + ", which is still to come: files made before that day will sort before this one.");
            }
        });
    }

    private static void rollback(LintFile file, Findings found) {
        file.migration()
                .filter(migration -> ROLLBACK.matcher(migration.name()).matches())
                .ifPresent(migration -> found.onFile("`" + migration.fileName()
                        + "` is named like a rollback, and runs like every other migration, after those before it."));
    }
}
