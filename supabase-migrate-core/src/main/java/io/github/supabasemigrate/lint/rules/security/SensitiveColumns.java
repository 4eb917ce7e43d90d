package io.github.supabasemigrate.lint.rules.security;

import io.github.supabasemigrate.catalog.object.Grant;
import io.github.supabasemigrate.catalog.relation.Column;
import io.github.supabasemigrate.catalog.relation.Table;
import io.github.supabasemigrate.finding.Location;
import io.github.supabasemigrate.finding.Severity;
import io.github.supabasemigrate.lint.Family;
import io.github.supabasemigrate.lint.Findings;
import io.github.supabasemigrate.lint.LintContext;
import io.github.supabasemigrate.lint.LintRule;
import io.github.supabasemigrate.lint.LintStatement;
import io.github.supabasemigrate.lint.schema.KnownTable;
import io.github.supabasemigrate.replay.ReplayedSchema;
import io.github.supabasemigrate.sql.statement.QualifiedName;
import io.github.supabasemigrate.sql.statement.table.AlterTable;
import io.github.supabasemigrate.sql.statement.table.AlterTableCommand.AddColumn;
import io.github.supabasemigrate.sql.statement.table.ColumnDefinition;
import io.github.supabasemigrate.sql.statement.table.CreateTable;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Columns that by their name hold what nobody else may see, in tables that everybody reads. */
final class SensitiveColumns {

    /** What lets somebody in. */
    private static final String CREDENTIALS =
            "(.*_)?(password|passwd|pwd|passphrase|secret|(secret|private|api|auth|session"
                    + "|ssh|pgp|gpg|license|activation)_key|apikey|token|jwt|pin_code|(auth|recovery|backup|verification|2fa)_code)"
                    + "(_hash)?|otp|two_factor|session_id|certificate";

    /** What is known of a person. */
    private static final String PERSONAL =
            "(.*_)?(ssn|social_security(_number)?|drivers?_license|license_number|passport_(number|id)"
                    + "|national_id|tax_id|credit_card|card_number|cvv|cvc|cvn|bank_account|account_number|routing_number|iban"
                    + "|swift_code|(health|medical)_(record|insurance)|patient_id|insurance_number|mac_address|macaddr|imei"
                    + "|device_uuid)|bic|treatment|facial_recognition";

    private static final List<String> ANYBODY = List.of("anon", "authenticated", Grant.PUBLIC);

    private SensitiveColumns() {}

    static LintRule rule() {
        return LintRule.of("sensitive-column-exposed", Family.SECURITY, Severity.ERROR)
                .on("CreateStmt", "AlterTableStmt")
                .supabase("0023")
                .statement(SensitiveColumns::written)
                .schema(SensitiveColumns::served)
                .build();
    }

    private static boolean isSensitive(String column) {
        String name = column.toLowerCase(Locale.ROOT).replace('-', '_');
        return name.matches(CREDENTIALS) || name.matches(PERSONAL);
    }

    private static void written(LintStatement statement, Findings found) {
        statement
                .createTable()
                .filter(table -> !table.isTemporary() && isOpen(statement, table.name()))
                .map(CreateTable::columns)
                .ifPresent(columns ->
                        report(statement, statement.createTable().orElseThrow().name(), columns, found));
        statement
                .alterTable()
                .filter(table -> isKnownOpen(statement, table))
                .ifPresent(table -> report(
                        statement,
                        table.name(),
                        table.commands(AddColumn.class).stream()
                                .map(AddColumn::column)
                                .toList(),
                        found));
    }

    private static boolean isOpen(LintStatement statement, QualifiedName table) {
        return Served.isServed(statement, "TABLE", table)
                && statement.before().later(statement.table(table)).stream()
                        .noneMatch(event -> ApiRules.enables(event.node()));
    }

    private static boolean isKnownOpen(LintStatement statement, AlterTable table) {
        return isOpen(statement, table.name())
                && statement
                        .before()
                        .table(statement.table(table.name()))
                        .filter(known -> known.isWhole() && !known.hasRowSecurity())
                        .map(KnownTable::definition)
                        .filter(definition -> !definition.isTemporary())
                        .isPresent();
    }

    private static void report(
            LintStatement statement, QualifiedName table, List<ColumnDefinition> columns, Findings found) {
        columns.stream()
                .filter(column -> isSensitive(column.name()))
                .findFirst()
                .ifPresent(column -> said(
                        found.at(column.node(), message(column.name(), statement.qualified(table))),
                        statement.qualified(table)));
    }

    private static void served(ReplayedSchema schema, LintContext context, Findings found) {
        schema.users().tables().stream()
                .filter(table -> context.isExposed(table.schema()) && !table.hasRowSecurity())
                .filter(SensitiveColumns::isGranted)
                .forEach(table -> table.columns().stream()
                        .map(Column::name)
                        .filter(SensitiveColumns::isSensitive)
                        .findFirst()
                        .ifPresent(column -> said(
                                found.at(
                                        madeAt(schema, table),
                                        message(column, table.id().display())),
                                table.id().display())));
    }

    private static @Nullable Location madeAt(ReplayedSchema schema, Table table) {
        return schema.origins().creationOf(table.id()).orElse(null);
    }

    private static boolean isGranted(Table table) {
        return ANYBODY.stream().anyMatch(role -> !table.privileges().of(role).isEmpty());
    }

    private static String message(String column, String table) {
        return "Everybody can read `%s` of `%s`, which has no row level security.".formatted(column, table);
    }

    private static void said(Findings.Draft draft, String table) {
        draft.about(table).hint("ALTER TABLE %s ENABLE ROW LEVEL SECURITY;".formatted(table));
    }
}
