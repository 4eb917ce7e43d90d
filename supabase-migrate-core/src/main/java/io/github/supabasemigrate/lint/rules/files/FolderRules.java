package io.github.supabasemigrate.lint.rules.files;

import io.github.supabasemigrate.finding.Severity;
import io.github.supabasemigrate.lint.Family;
import io.github.supabasemigrate.lint.LintRule;
import java.util.List;

/** What reading the project's folder shows, before any file is looked into. The project itself decides these. */
public final class FolderRules {

    private FolderRules() {}

    public static List<LintRule> all() {
        return List.of(
                rule("migration-skipped", Severity.WARNING),
                rule("migration-unreadable", Severity.ERROR),
                rule("version-duplicate", Severity.ERROR),
                rule("version-width", Severity.WARNING),
                rule("config-not-read", Severity.WARNING),
                rule("config-unknown-key", Severity.WARNING),
                rule("pattern-without-file", Severity.WARNING),
                rule("apply-fails", Severity.ERROR));
    }

    private static LintRule rule(String id, Severity severity) {
        return LintRule.of(id, Family.FILES, severity).build();
    }
}
