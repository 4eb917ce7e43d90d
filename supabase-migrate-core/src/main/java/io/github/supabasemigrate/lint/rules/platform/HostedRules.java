package io.github.supabasemigrate.lint.rules.platform;

import io.github.supabasemigrate.finding.Severity;
import io.github.supabasemigrate.lint.Family;
import io.github.supabasemigrate.lint.Findings;
import io.github.supabasemigrate.lint.LintRule;
import io.github.supabasemigrate.lint.LintStatement;
import io.github.supabasemigrate.sql.grammar.SyntaxNode;
import io.github.supabasemigrate.sql.statement.CopyStatement;
import io.github.supabasemigrate.sql.statement.QualifiedName;
import io.github.supabasemigrate.sql.statement.SetStatement;
import io.github.supabasemigrate.sql.statement.routine.CreateFunction;
import io.github.supabasemigrate.sql.statement.table.AlterTable;
import io.github.supabasemigrate.sql.statement.table.AlterTableCommand;
import io.github.supabasemigrate.sql.statement.table.AlterTableCommand.RowSecurity;
import io.github.supabasemigrate.sql.statement.table.CreateIndex;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What a hosted Supabase project refuses, although a server of one's own takes it: there {@code postgres} is no superuser. */
public final class HostedRules {

    private static final Set<String> MANAGED = Set.of(
            "auth",
            "storage",
            "realtime",
            "_realtime",
            "vault",
            "pgsodium",
            "supabase_functions",
            "supabase_migrations",
            "graphql",
            "pgbouncer",
            "net");

    /** Trusted by the platform, or installed by it. */
    private static final Set<String> LANGUAGES =
            Set.of("sql", "plpgsql", "plv8", "plcoffee", "plls", "plpgsql_check", "internal", "c");

    private static final Set<String> SUPERUSER_SETTINGS = Set.of(
            "session_replication_role",
            "log_statement",
            "shared_preload_libraries",
            "wal_level",
            "max_connections",
            "session_preload_libraries",
            "zero_damaged_pages");

    private static final Set<String> RESERVED_ROLES = Set.of(
            "anon",
            "authenticated",
            "service_role",
            "authenticator",
            "postgres",
            "supabase_admin",
            "supabase_auth_admin",
            "supabase_storage_admin",
            "dashboard_user",
            "pgbouncer");

    private HostedRules() {}

    public static List<LintRule> all() {
        return List.of(
                LintRule.of("managed-schema-changed", Family.PLATFORM, Severity.ERROR)
                        .statement(HostedRules::managed)
                        .build(),
                LintRule.of("superuser-only", Family.PLATFORM, Severity.ERROR)
                        .statement(HostedRules::superuser)
                        .build(),
                LintRule.of("reserved-role-changed", Family.PLATFORM, Severity.WARNING)
                        .statement(HostedRules::reservedRole)
                        .build());
    }

    private static void managed(LintStatement statement, Findings found) {
        changed(statement)
                .filter(name -> name.schema().filter(MANAGED::contains).isPresent())
                .filter(name -> !statement.isTemplate())
                .ifPresent(name -> found.at(
                                statement.node(),
                                "`%s` belongs to the platform: a hosted project refuses the change, or an upgrade undoes it."
                                        .formatted(name))
                        .about(name.toString())
                        .hint(
                                "Triggers on auth.users and policies on storage.objects and realtime.messages are allowed; keep"
                                        + " all else in a schema of your own."));
    }

    /** The table, index's table, function or view that a statement makes or changes. */
    private static Optional<QualifiedName> changed(LintStatement statement) {
        if (statement.is("CreatePolicyStmt") || statement.is("AlterPolicyStmt") || statement.is("CreateTrigStmt")) {
            return Optional.empty();
        }
        Optional<QualifiedName> index = statement.createIndex().map(CreateIndex::table);
        return index.or(() -> statement
                        .alterTable()
                        .filter(alter -> !enablesRowSecurity(alter))
                        .map(alter -> alter.name()))
                .or(() -> statement
                        .create()
                        .filter(create -> !Set.of("EXTENSION", "SCHEMA", "ROLE").contains(create.kind()))
                        .flatMap(create -> create.name()))
                .or(() -> statement
                        .drop()
                        .filter(drop -> drop.table().isEmpty())
                        .flatMap(drop -> drop.names().stream().findFirst()));
    }

    private static boolean enablesRowSecurity(AlterTable alter) {
        AlterTableCommand last = alter.commands().get(alter.commands().size() - 1);
        return last instanceof RowSecurity security && security.change() == RowSecurity.Change.ENABLE;
    }

    private static void superuser(LintStatement statement, Findings found) {
        SyntaxNode node = statement.node();
        if (statement.is("AlterSystemStmt")) {
            report(node, "`ALTER SYSTEM`", "Set it for a role or database, or in the dashboard.", found);
        }
        if (statement.is("CreateTableSpaceStmt")) {
            report(node, "`CREATE TABLESPACE`", "Leave it out.", found);
        }
        CopyStatement.of(node)
                .filter(copy -> !copy.usesClient())
                .ifPresent(copy ->
                        report(node, "`COPY` of a file or program on the server", "Write the rows as INSERT.", found));
        roleAttribute(node)
                .ifPresent(attribute -> report(
                        attribute, "`" + attribute.text().toUpperCase(Locale.ROOT) + "`", "Leave it out.", found));
        CreateFunction.of(node)
                .filter(function -> !LANGUAGES.contains(function.language())
                        || function.language().equals("c"))
                .ifPresent(function -> report(
                        node, "A function in `" + function.language() + "`", "Write it in SQL or PL/pgSQL.", found));
        SetStatement.of(node)
                .filter(set ->
                        SUPERUSER_SETTINGS.contains(set.name()) && !set.name().equals("session_replication_role"))
                .ifPresent(set -> report(node, "Setting `" + set.name() + "`", "Set it in the dashboard.", found));
    }

    private static void report(SyntaxNode node, String what, String hint, Findings found) {
        found.at(node, what + " needs a superuser, which a hosted project does not have.")
                .hint(hint);
    }

    private static Optional<SyntaxNode> roleAttribute(SyntaxNode node) {
        boolean isRole = node.is("CreateRoleStmt") || node.is("CreateUserStmt") || node.is("AlterRoleStmt");
        return isRole
                ? node.nodes()
                        .filter(SyntaxNode::isToken)
                        .filter(token -> Set.of("superuser", "replication")
                                .contains(token.text().toLowerCase(Locale.ROOT)))
                        .findFirst()
                : Optional.empty();
    }

    private static void reservedRole(LintStatement statement, Findings found) {
        SyntaxNode node = statement.node();
        boolean changes = node.is("AlterRoleStmt") || node.is("DropRoleStmt") || node.is("CreateRoleStmt");
        if (changes) {
            node.descendants("RoleId")
                    .findFirst()
                    .or(() -> node.descendants("RoleSpec").findFirst())
                    .filter(role -> RESERVED_ROLES.contains(role.tokens().get(0).identifier()))
                    .ifPresent(role -> found.at(
                            role,
                            "`" + role.text()
                                    + "` is the platform's own role, which a hosted project does not let you change."));
        }
    }
}
