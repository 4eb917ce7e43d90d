package io.github.supabasemigrate.verify.state;

import io.github.supabasemigrate.catalog.relation.Column;
import io.github.supabasemigrate.catalog.relation.Table;
import io.github.supabasemigrate.finding.Finding;
import io.github.supabasemigrate.finding.Location;
import io.github.supabasemigrate.finding.Severity;
import io.github.supabasemigrate.project.MigrationFile;
import io.github.supabasemigrate.replay.ReplayedSchema;
import io.github.supabasemigrate.sql.SourcePosition;
import io.github.supabasemigrate.sql.grammar.SyntaxNode;
import io.github.supabasemigrate.sql.statement.QualifiedName;
import io.github.supabasemigrate.sql.statement.table.AlterTable;
import io.github.supabasemigrate.sql.statement.table.AlterTableCommand.AddColumn;
import io.github.supabasemigrate.sql.statement.table.AlterTableCommand.SetDefault;
import io.github.supabasemigrate.sql.statement.table.ColumnDefinition;
import io.github.supabasemigrate.sql.statement.table.CreateTable;
import io.github.supabasemigrate.sql.statement.table.TableConstraint;
import io.github.supabasemigrate.verify.VerifyRule;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Defaults such as {@code DEFAULT 'today'}: PostgreSQL reads the word when the migration runs (manual, "Special Values"), and
 * the default is that day for ever. Two replays of one day do not show it, so it is read from the files, and believed where the
 * column's default is still a day.
 */
public final class FrozenDefaults implements VerifyRule {

    /** A point in time without a fraction of a second: with one it differs between two replays. */
    private static final Pattern DAY =
            Pattern.compile("'\\d{4,}-\\d\\d-\\d\\d( \\d\\d:\\d\\d:\\d\\d([+-][\\d:]+)?)?'::(date|timestamp).*");

    private final List<MigrationFile> files;

    public FrozenDefaults(List<MigrationFile> files) {
        this.files = List.copyOf(files);
    }

    private record Default(QualifiedName table, String column, SyntaxNode expression) {

        String display() {
            return table.schemaOr("public") + "." + table.name() + "." + column;
        }
    }

    @Override
    public String id() {
        return Determinism.ID;
    }

    @Override
    public String documentation() {
        return Determinism.DOCUMENTATION;
    }

    @Override
    public Severity severity() {
        return Severity.ERROR;
    }

    /** Reads the files only where some column's default is a day. */
    @Override
    public List<Finding> check(ReplayedSchema schema) {
        Map<String, String> days = days(schema);
        return days.isEmpty()
                ? List.of()
                : files.stream()
                        .filter(file -> TimeWords.areIn(file.text()))
                        .flatMap(file -> file.script().statements().stream()
                                .flatMap(statement -> statement.tree().stream())
                                .flatMap(FrozenDefaults::defaults)
                                .flatMap(each -> check(each, file, days)))
                        .toList();
    }

    /** The default by column. */
    private static Map<String, String> days(ReplayedSchema schema) {
        var days = new HashMap<String, String>();
        for (Table table : schema.users().tables()) {
            for (Column column : table.columns()) {
                String expression = column.defaultExpression();
                if (expression != null && DAY.matcher(expression).matches()) {
                    days.put(table.id().display() + "." + column.name(), expression);
                }
            }
        }
        return days;
    }

    private Stream<Finding> check(Default each, MigrationFile file, Map<String, String> days) {
        Optional<String> word = constant(each.expression()).filter(TimeWords::areIn);
        String now = days.get(each.display());
        if (word.isEmpty() || now == null) {
            return Stream.empty();
        }
        SourcePosition at = file.script().position(each.expression().start());
        return Stream.of(finding("The default of `%s` is the day on which the migration runs: `'%s'` became `%s`."
                        .formatted(each.display(), word.get(), now))
                .about(each.display())
                .at(new Location(file.relativePath(), at.line(), at.column()))
                .withHint("Let the value be computed when a row comes: CURRENT_DATE, now()."));
    }

    private static Stream<Default> defaults(SyntaxNode tree) {
        Stream<Default> made = CreateTable.of(tree).stream()
                .flatMap(table -> table.columns().stream().flatMap(column -> ofColumn(table.name(), column)));
        Stream<Default> changed = AlterTable.of(tree).stream()
                .flatMap(alter -> Stream.concat(
                        alter.commands(AddColumn.class).stream().flatMap(add -> ofColumn(alter.name(), add.column())),
                        alter.commands(SetDefault.class).stream()
                                .map(set -> new Default(alter.name(), set.column(), set.expression()))));
        return Stream.concat(made, changed);
    }

    private static Stream<Default> ofColumn(QualifiedName table, ColumnDefinition column) {
        return column.constraint(TableConstraint.Kind.DEFAULT).flatMap(TableConstraint::expression).stream()
                .map(expression -> new Default(table, column.name(), expression));
    }

    /** The only constant of an expression, cast or not. */
    private static Optional<String> constant(SyntaxNode expression) {
        List<String> constants =
                expression.descendants("Sconst").map(SyntaxNode::literal).toList();
        return constants.size() == 1 ? Optional.of(constants.get(0)) : Optional.empty();
    }
}
