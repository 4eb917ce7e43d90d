package io.github.supabasemigrate.lint;

import io.github.supabasemigrate.finding.Finding;
import io.github.supabasemigrate.finding.RuleSwitches;
import io.github.supabasemigrate.lint.rules.LintRules;
import io.github.supabasemigrate.project.SupabaseProject;
import io.github.supabasemigrate.project.manifest.SchemaManifest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Migrations in one text, a line {@code -- file: <name>} before each, linted as a project. Without such a line the text is one
 * migration.
 */
public record LintCase(Map<String, String> files) {

    private static final String MARK = "-- file: ";

    /** What the clock says in every case. */
    public static final Instant NOW = Instant.parse("2025-12-01T00:00:00Z");

    private static final LintContext WITH_MANIFEST = new LintContext(
            List.of("public"), Optional.of(SchemaManifest.parse("""
                    {"tables": ["assessments"], "enums": ["user_role"], "deprecated": ["old_assessments"]}
                    """, "supabase/schema-manifest.json")), NOW, 17, true);

    /** A new project's, and one whose API serves queues. */
    static LintContext usual() {
        return new LintContext(List.of("public", "graphql_public", "pgmq_public"), Optional.empty(), NOW, 17, true);
    }

    public static LintCase of(String text) {
        Map<String, String> files = new LinkedHashMap<>();
        String name = "20250601120000_add_things.sql";
        StringBuilder content = new StringBuilder();
        for (String line : text.split("(?<=\n)", -1)) {
            if (line.startsWith(MARK)) {
                if (!content.toString().isBlank()) {
                    files.put(name, content.toString());
                }
                content.setLength(0);
                name = line.substring(MARK.length()).strip();
            } else {
                content.append(line);
            }
        }
        files.put(name, content.toString());
        return new LintCase(files);
    }

    /** Writes the files and opens them as a project. */
    public SupabaseProject project(Path directory) {
        try {
            Path migrations = Files.createDirectories(directory.resolve("supabase/migrations"));
            for (Map.Entry<String, String> file : files.entrySet()) {
                Path path = migrations.resolve(file.getKey()).normalize();
                Files.createDirectories(Objects.requireNonNull(path.getParent()));
                Files.writeString(path, file.getValue());
            }
            return SupabaseProject.open(directory, Map.of());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What one rule finds, also if it is off by default; decided by the texts alone. */
    public List<Finding> findings(LintRule rule, Path directory) {
        Map<String, String> on = rule.severity().isPresent() ? Map.of() : Map.of(rule.id(), "warning");
        LintContext context = rule.family() == Family.MANIFEST ? WITH_MANIFEST : usual();
        return lint(directory, new RuleSwitches(on), context).stream()
                .filter(finding -> finding.rule().equals(rule.id()))
                .toList();
    }

    /** What all rules find. */
    public List<Finding> lint(Path directory, RuleSwitches switches, LintContext context) {
        List<LintSource> sources = project(directory).readableMigrations().stream()
                .map(file -> LintSource.of(file, true))
                .toList();
        return new Linter(LintRules.all(), switches)
                .lint(LintInput.of(sources, context))
                .findings();
    }
}
