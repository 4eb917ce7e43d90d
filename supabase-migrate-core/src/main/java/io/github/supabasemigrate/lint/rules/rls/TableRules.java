package io.github.supabasemigrate.lint.rules.rls;

import io.github.supabasemigrate.catalog.relation.Policy;
import io.github.supabasemigrate.catalog.relation.Table;
import io.github.supabasemigrate.finding.Severity;
import io.github.supabasemigrate.lint.Family;
import io.github.supabasemigrate.lint.Findings;
import io.github.supabasemigrate.lint.LintContext;
import io.github.supabasemigrate.lint.LintRule;
import io.github.supabasemigrate.lint.LintStatement;
import io.github.supabasemigrate.lint.schema.SchemaEvent;
import io.github.supabasemigrate.replay.ReplayedSchema;
import io.github.supabasemigrate.sql.statement.table.AlterTable;
import io.github.supabasemigrate.sql.statement.table.AlterTableCommand.RowSecurity;
import io.github.supabasemigrate.sql.statement.table.CreateTable;
import java.util.List;
import java.util.Optional;

/** Rules that ask of a table whether its rows are guarded. */
public final class TableRules {

    private TableRules() {}

    public static List<LintRule> all() {
        return List.of(
                rule("rls-not-enabled", Severity.ERROR)
                        .on("CreateStmt", "CreateAsStmt")
                        .supabase("0013")
                        .statement(TableRules::neverEnabled)
                        .schema(TableRules::notEnabled)
                        .build(),
                rule("rls-enabled-late", Severity.ERROR)
                        .on("CreateStmt", "CreateAsStmt")
                        .statement(TableRules::enabledLate)
                        .build(),
                rule("rls-disabled", Severity.ERROR)
                        .on("AlterTableStmt")
                        .statement(TableRules::disabled)
                        .build(),
                rule("rls-no-policy", Severity.WARNING)
                        .supabase("0008")
                        .schema(TableRules::noPolicy)
                        .fromTexts("CreatePolicyStmt", "AlterTableStmt")
                        .build(),
                rule("policy-without-rls", Severity.ERROR)
                        .supabase("0007")
                        .schema(TableRules::policyWithoutSecurity)
                        .fromTexts("AlterTableStmt", "DropStmt")
                        .build(),
                LintRule.off("rls-force-missing", Family.RLS)
                        .schema(TableRules::notForced)
                        .fromTexts("AlterTableStmt")
                        .build());
    }

    private static LintRule.Draft rule(String id, Severity severity) {
        return LintRule.of(id, Family.RLS, severity);
    }

    private static Optional<CreateTable> apiTable(LintStatement statement) {
        return statement
                .createTable()
                .filter(table -> !table.isTemporary() && table.partitionOf().isEmpty())
                .filter(table -> statement.context().isExposed(table.name().schemaOr(statement.defaultSchema())))
                .filter(table -> !statement.before().isDroppedLater(statement.table(table.name())))
                .filter(table -> !statement.before().isKnown(statement.table(table.name())));
    }

    /** Whether one of these statements enables it. */
    private static boolean isEnabled(List<SchemaEvent> later) {
        for (SchemaEvent event : later) {
            AlterTable alter = event.statement().alterTable().orElse(null);
            if (alter != null
                    && alter.commands(RowSecurity.class).stream()
                            .anyMatch(command -> command.change() == RowSecurity.Change.ENABLE)) {
                return true;
            }
        }
        return false;
    }

    private static void neverEnabled(LintStatement statement, Findings found) {
        apiTable(statement)
                .filter(table -> !isEnabled(statement.before().later(statement.table(table.name()))))
                .ifPresent(table -> found.at(
                                statement.node().first("qualified_name").orElse(statement.node()),
                                open(statement.qualified(table.name())))
                        .about(statement.qualified(table.name()))
                        .hint(enable(statement.qualified(table.name()))));
    }

    private static void notEnabled(ReplayedSchema schema, LintContext context, Findings found) {
        for (Table table : schema.users().tables()) {
            boolean isOpen = !table.hasRowSecurity() && context.isExposed(table.schema());
            if (isOpen && table.extension().isEmpty() && policies(schema, table).isEmpty()) {
                found.at(
                                schema.origins().creationOf(table.id()).orElse(null),
                                open(table.id().display()))
                        .about(table.id().display())
                        .hint(enable(table.id().display()));
            }
        }
    }

    private static String open(String table) {
        return "`%s` is served by the API without row level security.".formatted(table);
    }

    private static String enable(String table) {
        return "ALTER TABLE " + table + " ENABLE ROW LEVEL SECURITY;";
    }

    private static void enabledLate(LintStatement statement, Findings found) {
        apiTable(statement)
                .filter(table -> isEnabled(statement.before().later(statement.table(table.name()))))
                .filter(table -> !isEnabled(statement.before().laterInFile(statement.table(table.name()))))
                .ifPresent(table -> found.at(
                                statement.node().first("qualified_name").orElse(statement.node()),
                                "`%s` is open to everybody until a later migration enables row level security."
                                        .formatted(statement.qualified(table.name())))
                        .about(statement.qualified(table.name()))
                        .hint("Enable it in the file that makes the table."));
    }

    private static void disabled(LintStatement statement, Findings found) {
        statement
                .alterTable()
                .ifPresent(
                        alter -> alter.commands(RowSecurity.class).stream()
                                .filter(command -> command.change() == RowSecurity.Change.DISABLE)
                                .forEach(
                                        command -> found.at(
                                                        command.node(),
                                                        "`%s` loses its row level security."
                                                                .formatted(statement.qualified(alter.name())))
                                                .about(statement.qualified(alter.name()))
                                                .hint(
                                                        "Change the policies instead; a migration runs as the owner, whom they do not stop.")));
    }

    private static List<Policy> policies(ReplayedSchema schema, Table table) {
        return schema.catalog().partsOf(table.id(), Policy.class);
    }

    private static void noPolicy(ReplayedSchema schema, LintContext context, Findings found) {
        for (Table table : schema.users().tables()) {
            if (table.hasRowSecurity()
                    && context.isExposed(table.schema())
                    && !table.isPartition()
                    && policies(schema, table).isEmpty()) {
                found.at(
                                schema.origins().creationOf(table.id()).orElse(null),
                                "`%s` has row level security and no policy: nobody sees a row through the API."
                                        .formatted(table.id().display()))
                        .about(table.id().display())
                        .hint(
                                "Write the policies, or say that only the service role uses it by switching this rule off.");
            }
        }
    }

    private static void policyWithoutSecurity(ReplayedSchema schema, LintContext context, Findings found) {
        for (Table table : schema.users().tables()) {
            List<Policy> policies = policies(schema, table);
            if (!table.hasRowSecurity() && !policies.isEmpty()) {
                found.at(
                                schema.origins()
                                        .creationOf(policies.get(0).id())
                                        .orElse(null),
                                "`%s` has %s, which nothing asks: row level security is off."
                                        .formatted(
                                                table.id().display(),
                                                policies.size() == 1 ? "a policy" : policies.size() + " policies"))
                        .about(table.id().display())
                        .hint(enable(table.id().display()));
            }
        }
    }

    private static void notForced(ReplayedSchema schema, LintContext context, Findings found) {
        for (Table table : schema.users().tables()) {
            if (table.hasRowSecurity() && !table.forcesRowSecurity()) {
                found.at(
                                schema.origins().creationOf(table.id()).orElse(null),
                                "`%s` does not stop its owner."
                                        .formatted(table.id().display()))
                        .about(table.id().display())
                        .hint("ALTER TABLE " + table.id().display() + " FORCE ROW LEVEL SECURITY;");
            }
        }
    }
}
