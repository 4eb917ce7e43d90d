package io.github.supabasemigrate.lint.rules.security;

import io.github.supabasemigrate.catalog.database.Extension;
import io.github.supabasemigrate.catalog.object.Grant;
import io.github.supabasemigrate.catalog.relation.Column;
import io.github.supabasemigrate.catalog.relation.Policy;
import io.github.supabasemigrate.catalog.relation.Table;
import io.github.supabasemigrate.finding.Severity;
import io.github.supabasemigrate.lint.Family;
import io.github.supabasemigrate.lint.Findings;
import io.github.supabasemigrate.lint.LintContext;
import io.github.supabasemigrate.lint.LintRule;
import io.github.supabasemigrate.lint.LintStatement;
import io.github.supabasemigrate.lint.schema.Ignorance;
import io.github.supabasemigrate.lint.schema.ObjectName;
import io.github.supabasemigrate.lint.schema.SchemaEvent.Act;
import io.github.supabasemigrate.replay.ReplayedSchema;
import io.github.supabasemigrate.sql.grammar.SyntaxNode;
import io.github.supabasemigrate.sql.statement.CreateExtension;
import io.github.supabasemigrate.sql.statement.Privileges;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Who was given what, and what was put where everybody finds it. */
public final class PrivilegeRules {

    private static final Set<String> ANYBODY = Set.of("anon", "public");
    private static final Set<String> WRITES = Set.of("ALL", "INSERT", "UPDATE", "DELETE", "TRUNCATE");
    private static final Set<String> REG_TYPES = Set.of(
            "regcollation",
            "regconfig",
            "regdictionary",
            "regnamespace",
            "regoper",
            "regoperator",
            "regproc",
            "regprocedure");

    private PrivilegeRules() {}

    public static List<LintRule> all() {
        return List.of(
                rule("grant-wide", Severity.INFO)
                        .on("GrantStmt")
                        .statement(PrivilegeRules::grants)
                        .build(),
                rule("default-privileges-wide", Severity.INFO)
                        .on("AlterDefaultPrivilegesStmt")
                        .statement(PrivilegeRules::defaults)
                        .build(),
                rule("api-grants-missing", Severity.WARNING)
                        .schema(PrivilegeRules::missing)
                        .fromTexts(
                                "GrantStmt",
                                "RevokeStmt",
                                "AlterDefaultPrivilegesStmt",
                                "CreatePolicyStmt",
                                "AlterPolicyStmt",
                                "DropStmt",
                                Ignorance.inBlock("GrantStmt"),
                                Ignorance.inBlock("RevokeStmt"),
                                Ignorance.inBlock("AlterDefaultPrivilegesStmt"))
                        .build(),
                rule("extension-in-public", Severity.WARNING)
                        .on("CreateExtensionStmt")
                        .supabase("0014")
                        .statement(PrivilegeRules::writtenInPublic)
                        .schema(PrivilegeRules::inPublic)
                        .build(),
                rule("extension-version", Severity.INFO)
                        .on("CreateExtensionStmt")
                        .supabase("0022")
                        .statement(PrivilegeRules::pinned)
                        .build(),
                SensitiveColumns.rule(),
                rule("reg-type-column", Severity.WARNING)
                        .supabase("0018")
                        .schema(PrivilegeRules::regTypes)
                        .fromTexts("AlterTableStmt")
                        .build());
    }

    private static LintRule.Draft rule(String id, Severity severity) {
        return LintRule.of(id, Family.SECURITY, severity);
    }

    private static Optional<Privileges> toAnybody(LintStatement statement, boolean isDefault) {
        return Privileges.of(statement.node())
                .filter(grant -> grant.isGrant() && grant.isDefault() == isDefault)
                .filter(grant -> grant.roles().stream().anyMatch(ANYBODY::contains))
                .filter(grant -> grant.privileges().stream().anyMatch(WRITES::contains));
    }

    /** The platform itself grants all on tables to anon and leaves the rest to row level security; CREATE is another matter. */
    private static void grants(LintStatement statement, Findings found) {
        toAnybody(statement, false).ifPresent(grant -> {
            if (grant.kind().equals("SCHEMA")) {
                found.at(statement.node(), "Everybody may create objects in the schema.")
                        .weighing(Severity.ERROR)
                        .hint("GRANT USAGE ON SCHEMA is all that the API needs.");
            } else if (grant.kind().contains("TABLE") && !areOnlyRead(grant, statement)) {
                found.at(statement.node(), "Everybody may write to this, as far as no policy stops them.")
                        .hint("Grant what each role needs; SELECT may be all.");
            }
        });
    }

    /** Whether these are views that nobody can write to, whatever is granted. */
    private static boolean areOnlyRead(Privileges grant, LintStatement statement) {
        return grant.kind().equals("TABLE")
                && grant.objects().stream().allMatch(name -> isOnlyRead(statement.object("VIEW", name), statement));
    }

    private static boolean isOnlyRead(ObjectName view, LintStatement statement) {
        return statement.before().isKnown(view)
                && statement.before().events(view).stream()
                        .filter(event -> event.act() == Act.CREATED)
                        .reduce((first, second) -> second)
                        .flatMap(event -> event.node().first("simple_select"))
                        .filter(PrivilegeRules::computesRows)
                        .isPresent();
    }

    /** Whether its rows are not those of one table: of what joins, groups or counts, PostgreSQL makes no view to write to. */
    private static boolean computesRows(SyntaxNode query) {
        boolean isOfTable = query.child("from_clause").stream()
                .flatMap(SyntaxNode::nodes)
                .noneMatch(part -> part.is("joined_table") || part.is("select_with_parens") || part.is("func_table"));
        return !isOfTable || query.hasChild("distinct_clause") || query.contains("group_clause");
    }

    private static void defaults(LintStatement statement, Findings found) {
        toAnybody(statement, true)
                .filter(grant -> grant.kind().contains("TABLES"))
                .ifPresent(grant -> found.at(
                                statement.node(),
                                "Every table made from now on can be written by everybody whom no policy stops.")
                        .hint("Grant on each table what it is for."));
    }

    private static void missing(ReplayedSchema schema, LintContext context, Findings found) {
        for (Table table : schema.users().tables()) {
            if (context.isExposed(table.schema())) {
                schema.catalog().partsOf(table.id(), Policy.class).stream()
                        .flatMap(policy -> policy.roles().stream())
                        .filter(role -> role.equals("anon") || role.equals("authenticated"))
                        .distinct()
                        .filter(role -> table.privileges().of(role).isEmpty()
                                && table.privileges().of(Grant.PUBLIC).isEmpty()
                                && table.columns().stream()
                                        .allMatch(column ->
                                                column.privileges().of(role).isEmpty()))
                        .forEach(role -> found.at(
                                        schema.origins().creationOf(table.id()).orElse(null),
                                        "`%s` has a policy for `%s`, who was granted nothing on it."
                                                .formatted(table.id().display(), role))
                                .about(table.id().display())
                                .hint("GRANT SELECT, INSERT, UPDATE, DELETE ON %s TO %s;"
                                        .formatted(table.id().display(), role)));
            }
        }
    }

    private static void writtenInPublic(LintStatement statement, Findings found) {
        CreateExtension.of(statement.node())
                .filter(extension -> extension.schema().filter("public"::equals).isPresent())
                .ifPresent(extension -> found.at(statement.node(), inPublic(extension.name()))
                        .about(extension.name())
                        .hint("WITH SCHEMA extensions"));
    }

    private static String inPublic(String extension) {
        return "The extension `%s` puts its functions into `public`, which the API serves.".formatted(extension);
    }

    private static void inPublic(ReplayedSchema schema, LintContext context, Findings found) {
        for (Extension extension : schema.users().all(Extension.class)) {
            if (extension.installedIn().equals("public")) {
                found.at(schema.origins().creationOf(extension.id()).orElse(null), inPublic(extension.name()))
                        .about(extension.name())
                        .hint("ALTER EXTENSION \"%s\" SET SCHEMA extensions;".formatted(extension.name()));
            }
        }
    }

    private static void pinned(LintStatement statement, Findings found) {
        CreateExtension.of(statement.node())
                .flatMap(CreateExtension::version)
                .ifPresent(version -> found.at(
                                statement.node(),
                                "The version %s may not be offered where this runs next.".formatted(version))
                        .hint("Leave VERSION out."));
    }

    private static void regTypes(ReplayedSchema schema, LintContext context, Findings found) {
        for (Table table : schema.users().tables()) {
            for (Column column : table.columns()) {
                if (REG_TYPES.contains(column.type().name())) {
                    found.at(
                                    schema.origins().creationOf(table.id()).orElse(null),
                                    "`%s.%s` is a %s, which stops an upgrade of the server."
                                            .formatted(table.id().display(), column.name(), column.type()))
                            .about(table.id().display())
                            .hint("Keep the name as text.");
                }
            }
        }
    }
}
