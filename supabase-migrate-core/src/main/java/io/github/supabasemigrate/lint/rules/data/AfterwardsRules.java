package io.github.supabasemigrate.lint.rules.data;

import io.github.supabasemigrate.finding.Severity;
import io.github.supabasemigrate.lint.Family;
import io.github.supabasemigrate.lint.Findings;
import io.github.supabasemigrate.lint.LintRule;
import io.github.supabasemigrate.lint.LintStatement;
import io.github.supabasemigrate.lint.schema.KnownTable;
import io.github.supabasemigrate.sql.grammar.SyntaxNode;
import io.github.supabasemigrate.sql.plpgsql.InnerStatement.Place;
import io.github.supabasemigrate.sql.statement.DataChange;
import io.github.supabasemigrate.sql.statement.QualifiedName;
import io.github.supabasemigrate.sql.statement.table.TableConstraint;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What has to follow a change of data: statistics for the planner, a sequence that knows where to go on. */
public final class AfterwardsRules {

    private AfterwardsRules() {}

    public static List<LintRule> all() {
        return List.of(
                LintRule.of("analyze-after-backfill", Family.DATA, Severity.INFO)
                        .on("IndexStmt")
                        .statement(AfterwardsRules::analyze)
                        .build(),
                LintRule.of("sequence-not-reset", Family.DATA, Severity.WARNING)
                        .on("InsertStmt")
                        .statement(AfterwardsRules::sequence)
                        .build());
    }

    /** Columns have statistics already; an expression gets its own only with the index. */
    private static void analyze(LintStatement statement, Findings found) {
        statement
                .createIndex()
                .filter(index -> statement.place() != Place.ROUTINE && !statement.isNewTable(index.table()))
                .filter(index ->
                        index.leadingColumns().size() < index.elements().size())
                .filter(index -> index.method().equals("btree") && !isAnalyzed(statement, index.table()))
                .ifPresent(index -> found.at(
                                index.elements().get(index.leadingColumns().size()),
                                "The planner knows nothing of this expression until `%s` is analyzed."
                                        .formatted(statement.qualified(index.table())))
                        .about(statement.qualified(index.table()))
                        .hint("ANALYZE %s;".formatted(statement.qualified(index.table()))));
    }

    private static boolean isAnalyzed(LintStatement statement, QualifiedName table) {
        return statement.file().topStatements().stream()
                .filter(each -> each.index() > statement.index())
                .filter(each -> each.is("AnalyzeStmt") || each.is("VacuumStmt"))
                .map(each -> each.node().text())
                .anyMatch(text -> text.contains(table.name()) || text.strip().matches("(?i)(vacuum\\s+)?analyze"));
    }

    private static void sequence(LintStatement statement, Findings found) {
        Optional<QualifiedName> table = statement
                .dataChange()
                .filter(change -> change.kind() == DataChange.Kind.INSERT && statement.place() != Place.ROUTINE)
                .map(change -> change.tables().get(0));
        List<String> columns = statement.node().first("insert_column_list").stream()
                .flatMap(list -> list.children().stream())
                .filter(child -> !child.is("','"))
                .map(SyntaxNode::identifier)
                .toList();
        table.flatMap(name -> statement.before().table(statement.table(name)))
                .flatMap(known -> columns.stream()
                        .filter(column -> isCounted(known, column))
                        .findFirst())
                .filter(column -> isNumber(statement, columns.indexOf(column), columns.size()))
                .filter(column -> !isReset(statement, table.orElseThrow(), column))
                .ifPresent(column -> found.at(
                                statement.node().child("insert_target").orElse(statement.node()),
                                "The sequence of `%s.%s` does not know these values and will give them out again (23505)."
                                        .formatted(statement.qualified(table.orElseThrow()), column))
                        .about(statement.qualified(table.orElseThrow()))
                        .hint("SELECT setval(pg_get_serial_sequence('%s', '%s'), (SELECT max(%s) FROM %s));"
                                .formatted(
                                        statement.qualified(table.orElseThrow()),
                                        column,
                                        column,
                                        statement.qualified(table.orElseThrow()))));
    }

    /** Whether a sequence gives the column its values. */
    private static boolean isCounted(KnownTable table, String column) {
        return table.column(column)
                .map(KnownTable.Column::definition)
                .filter(definition -> definition.isSerial() || definition.has(TableConstraint.Kind.IDENTITY))
                .isPresent();
    }

    private static boolean isNumber(LintStatement statement, int position, int width) {
        return statement.node().descendants("expr_list").anyMatch(row -> {
            List<SyntaxNode> values =
                    row.children().stream().filter(child -> !child.is("','")).toList();
            return values.size() == width && values.get(position).text().matches("\\d+");
        });
    }

    private static boolean isReset(LintStatement statement, QualifiedName table, String column) {
        Pattern sequence = Pattern.compile(
                "(?is)\\b(setval|restart)\\b.*\\b%1$s\\b|\\b%1$s\\b.*\\b(setval|restart)\\b|\\b%1$s_%2$s_seq\\b"
                        .formatted(Pattern.quote(table.name()), Pattern.quote(column)));
        return statement.file().script().statements().stream()
                .skip(statement.index() + 1L)
                .anyMatch(each -> sequence.matcher(each.text()).find());
    }
}
