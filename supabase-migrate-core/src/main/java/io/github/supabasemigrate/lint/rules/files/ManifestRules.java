package io.github.supabasemigrate.lint.rules.files;

import io.github.supabasemigrate.finding.Severity;
import io.github.supabasemigrate.lint.Family;
import io.github.supabasemigrate.lint.Findings;
import io.github.supabasemigrate.lint.LintRule;
import io.github.supabasemigrate.lint.LintStatement;
import io.github.supabasemigrate.project.manifest.SchemaManifest;
import io.github.supabasemigrate.project.manifest.SchemaManifest.Entry;
import io.github.supabasemigrate.project.manifest.SchemaManifest.Section;
import io.github.supabasemigrate.sql.grammar.SyntaxNode;
import io.github.supabasemigrate.sql.statement.EnumType;
import io.github.supabasemigrate.sql.statement.QualifiedName;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Statements against the manifest, wherever they stand: in DO blocks and functions too. Without a manifest everything goes. */
public final class ManifestRules {

    /** Symbols that name a relation or type in one statement or another. */
    private static final List<String> NAMES = List.of("qualified_name", "any_name", "relation_expr", "GenericType");

    private ManifestRules() {}

    public static List<LintRule> all() {
        return List.of(
                LintRule.of("manifest-unknown-table", Family.MANIFEST, Severity.ERROR)
                        .alsoInRoutines()
                        .on("CreateStmt", "CreateAsStmt", "CreateForeignTableStmt")
                        .statement(ManifestRules::unknownTable)
                        .build(),
                LintRule.of("manifest-unknown-enum", Family.MANIFEST, Severity.ERROR)
                        .alsoInRoutines()
                        .on("DefineStmt")
                        .statement(ManifestRules::unknownEnum)
                        .build(),
                LintRule.of("manifest-alter-unknown", Family.MANIFEST, Severity.ERROR)
                        .alsoInRoutines()
                        .on("AlterTableStmt")
                        .statement(ManifestRules::alterUnknown)
                        .build(),
                LintRule.of("manifest-deprecated-used", Family.MANIFEST, Severity.WARNING)
                        .alsoInRoutines()
                        .statement(ManifestRules::deprecatedUsed)
                        .build());
    }

    private static void unknownTable(LintStatement statement, Findings found) {
        statement
                .createTable()
                .filter(create -> !create.isTemporary() && create.partitionOf().isEmpty())
                .ifPresent(create -> requireNamed(statement, Section.TABLES, create.name(), create.node(), found));
    }

    private static void unknownEnum(LintStatement statement, Findings found) {
        EnumType.of(statement.node())
                .filter(EnumType::isNew)
                .ifPresent(type -> requireNamed(statement, Section.ENUMS, type.name(), type.node(), found));
    }

    private static void alterUnknown(LintStatement statement, Findings found) {
        statement
                .alterTable()
                .filter(alter -> alter.kind().equals("TABLE"))
                .ifPresent(alter -> requireNamed(statement, Section.TABLES, alter.name(), alter.node(), found));
    }

    private static void requireNamed(
            LintStatement statement, Section section, QualifiedName name, SyntaxNode node, Findings found) {
        Optional<SchemaManifest> manifest = statement.context().manifest();
        if (manifest.isEmpty() || statement.isTemplate() || isPlatform(statement, name)) {
            return;
        }
        List<Entry> entries = manifest.get().sections().get(section);
        String wanted = statement.qualified(name);
        if (entries == null
                || isAmong(entries, wanted)
                || isAmong(manifest.get().deprecated(), wanted)) {
            return;
        }
        String near = entries.stream()
                .map(Entry::name)
                .min(Comparator.comparingInt(each -> distance(each, name.name())))
                .filter(each -> distance(each, name.name()) <= 2)
                .map(each -> "Is `" + each + "` meant? Else add")
                .orElse("Add");
        found.at(node, "`%s` is not among the %s of the manifest.".formatted(wanted, section.key()))
                .about(wanted)
                .hint(near
                        + " \"%s\" to \"%s\" of %s."
                                .formatted(
                                        wanted.replaceFirst("^public\\.", ""),
                                        section.key(),
                                        manifest.get().file()));
    }

    /** The platform's own tables are nobody's to list. */
    private static boolean isPlatform(LintStatement statement, QualifiedName name) {
        String schema = name.schemaOr(statement.defaultSchema());
        return List.of("auth", "storage", "realtime", "vault", "cron", "pgmq", "pg_temp")
                .contains(schema);
    }

    private static boolean isAmong(List<Entry> entries, String name) {
        return entries.stream().anyMatch(entry -> entry.qualified().equals(name));
    }

    /** How many letters differ, counted position by position from both ends; enough to tell a slip from another word. */
    private static int distance(String left, String right) {
        int start = 0;
        int shorter = Math.min(left.length(), right.length());
        while (start < shorter && left.charAt(start) == right.charAt(start)) {
            start++;
        }
        int end = 0;
        while (end < shorter - start
                && left.charAt(left.length() - 1 - end) == right.charAt(right.length() - 1 - end)) {
            end++;
        }
        return Math.max(left.length(), right.length()) - start - end;
    }

    private static void deprecatedUsed(LintStatement statement, Findings found) {
        Optional<SchemaManifest> manifest = statement.context().manifest();
        if (manifest.isEmpty() || statement.is("DropStmt")) {
            return;
        }
        for (Entry entry : manifest.get().deprecated()) {
            NAMES.stream()
                    .flatMap(statement.node()::descendants)
                    .filter(node -> statement.qualified(QualifiedName.of(node)).equals(entry.qualified()))
                    .findFirst()
                    .ifPresent(node -> found.at(node, "`%s` is deprecated.".formatted(entry.name()))
                            .about(entry.qualified())
                            .hint("%s lists it under \"deprecated\", line %d."
                                    .formatted(manifest.get().file(), entry.line())));
        }
    }
}
