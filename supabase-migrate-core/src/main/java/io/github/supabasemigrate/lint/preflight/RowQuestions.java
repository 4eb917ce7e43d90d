package io.github.supabasemigrate.lint.preflight;

import io.github.supabasemigrate.sql.Identifiers;
import io.github.supabasemigrate.sql.SqlScript;
import io.github.supabasemigrate.sql.grammar.SyntaxNode;
import io.github.supabasemigrate.sql.plpgsql.InnerStatement;
import io.github.supabasemigrate.sql.plpgsql.InnerStatements;
import io.github.supabasemigrate.sql.statement.CopyStatement;
import io.github.supabasemigrate.sql.statement.DataChange;
import io.github.supabasemigrate.sql.statement.Drop;
import io.github.supabasemigrate.sql.statement.QualifiedName;
import io.github.supabasemigrate.sql.statement.table.AlterTable;
import io.github.supabasemigrate.sql.statement.table.AlterTableCommand;
import io.github.supabasemigrate.sql.statement.table.AlterTableCommand.AddColumn;
import io.github.supabasemigrate.sql.statement.table.AlterTableCommand.AddConstraint;
import io.github.supabasemigrate.sql.statement.table.AlterTableCommand.AlterType;
import io.github.supabasemigrate.sql.statement.table.AlterTableCommand.DropColumn;
import io.github.supabasemigrate.sql.statement.table.AlterTableCommand.SetNotNull;
import io.github.supabasemigrate.sql.statement.table.CreateIndex;
import io.github.supabasemigrate.sql.statement.table.TableConstraint;
import io.github.supabasemigrate.sql.statement.table.TableConstraint.Kind;
import io.github.supabasemigrate.trace.StatementTrace.Place;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What to ask of a database's rows before statements run there. A table whose rows an earlier one of the statements may change is asked
 * about no more: the answer would be of the past.
 */
final class RowQuestions {

    private static final Pattern LIMITED =
            Pattern.compile("(?i)(?:character varying|varchar|character|char|bpchar)\\s*\\(\\s*(\\d+)\\s*\\)");

    private final List<RowQuestion> questions = new ArrayList<>();
    private final Set<String> touched = new HashSet<>();
    private boolean anythingMayHaveChanged;

    /** Takes the statements of the next pending file. */
    void read(String path, SqlScript script) {
        for (int i = 0; i < script.statements().size(); i++) {
            Place place = new Place(path, i);
            script.statements().get(i).tree().ifPresent(tree -> read(place, tree));
        }
    }

    List<RowQuestion> all() {
        return List.copyOf(questions);
    }

    private void read(Place place, SyntaxNode tree) {
        InnerStatements inside = InnerStatements.of(tree);
        for (InnerStatement inner : inside.statements()) {
            if (inner.place() == InnerStatement.Place.ROUTINE) {
                continue;
            }
            SyntaxNode node = inner.node();
            if (!inner.isTemplate()) {
                AlterTable.of(node)
                        .filter(alter -> alter.kind().equals("TABLE"))
                        .ifPresent(alter -> altered(place, alter));
                CreateIndex.of(node).filter(CreateIndex::isUnique).ifPresent(index -> indexed(place, index));
                Drop.of(node).filter(drop -> drop.kind().equals("TABLE")).ifPresent(drop -> dropped(place, drop));
            }
            DataChange.of(node).ifPresent(change -> changed(place, change));
            CopyStatement.of(node).ifPresent(copy -> anythingMayHaveChanged = true);
            // What a function does to rows is not written here.
            anythingMayHaveChanged |= inner.isTemplate() || node.is("SelectStmt") || node.is("CallStmt");
        }
        anythingMayHaveChanged |=
                inside.unread().stream().anyMatch(unread -> unread.place() != InnerStatement.Place.ROUTINE);
    }

    private void ask(Place place, String rule, QualifiedName table, String rows, String message, String hint) {
        add(new RowQuestion(place, rule, table, rows, message, hint, false));
    }

    private void add(RowQuestion question) {
        if (!anythingMayHaveChanged && !touched.contains(key(question.table()))) {
            questions.add(question);
        }
    }

    private static String key(QualifiedName table) {
        return table.schemaOr("public") + "." + table.name();
    }

    private void altered(Place place, AlterTable alter) {
        QualifiedName table = alter.name();
        for (AlterTableCommand command : alter.commands()) {
            if (command instanceof SetNotNull set) {
                nulls(place, table, set.column(), "SET NOT NULL");
            } else if (command instanceof AddColumn add && isDemanded(add)) {
                ask(
                        place,
                        RowQuestion.FAILS,
                        table,
                        "SELECT FROM " + table,
                        "and nothing to put into `" + add.column().name() + "`: this fails.",
                        "Add it with a default, or without NOT NULL and fill it first.");
            } else if (command instanceof AddConstraint add && add.constraint().isValidated()) {
                constrained(place, table, add.constraint());
            } else if (command instanceof AlterType alterType) {
                retyped(place, table, alterType);
            } else if (command instanceof DropColumn drop) {
                lost(
                        place,
                        table,
                        " WHERE " + Identifiers.quote(drop.column()) + " IS NOT NULL",
                        "with a `" + drop.column() + "`, which is lost.");
            }
        }
    }

    private static boolean isDemanded(AddColumn add) {
        return add.column().refusesNull()
                && !add.column().isSerial()
                && !add.ifNotExists()
                && List.of(Kind.DEFAULT, Kind.GENERATED, Kind.IDENTITY).stream().noneMatch(add.column()::has);
    }

    private void nulls(Place place, QualifiedName table, String column, String what) {
        ask(
                place,
                RowQuestion.FAILS,
                table,
                "SELECT FROM " + table + " WHERE " + Identifiers.quote(column) + " IS NULL",
                "without `" + column + "`: " + what + " fails.",
                "Fill them first, in batches.");
    }

    private void constrained(Place place, QualifiedName table, TableConstraint constraint) {
        switch (constraint.kind()) {
            case NOT_NULL -> constraint.columns().forEach(column -> nulls(place, table, column, "the constraint"));
            case PRIMARY_KEY, UNIQUE -> {
                if (constraint.usingIndex().isEmpty()) {
                    if (constraint.kind() == Kind.PRIMARY_KEY) {
                        constraint.columns().forEach(column -> nulls(place, table, column, "the primary key"));
                    }
                    twice(place, table, constraint.columns(), "");
                }
            }
            case CHECK ->
                constraint
                        .expression()
                        .ifPresent(check -> ask(
                                place,
                                RowQuestion.FAILS,
                                table,
                                "SELECT FROM " + table + " WHERE NOT (" + check.text() + ")",
                                "against the check: adding it fails.",
                                "Mend them first, or add it NOT VALID and validate it when they are mended."));
            case FOREIGN_KEY -> constraint.references().ifPresent(parent -> orphans(place, table, constraint, parent));
            case NULL, DEFAULT, GENERATED, IDENTITY, EXCLUDE -> {}
        }
    }

    private void orphans(Place place, QualifiedName table, TableConstraint key, QualifiedName parent) {
        List<String> columns = key.columns();
        List<String> parents = key.referencedColumns();
        if (columns.size() != parents.size()) {
            return;
        }
        List<String> filled = new ArrayList<>();
        List<String> equal = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            String column = "child." + Identifiers.quote(columns.get(i));
            filled.add(column + " IS NOT NULL");
            equal.add("parent." + Identifiers.quote(parents.get(i)) + " = " + column);
        }
        ask(
                place,
                RowQuestion.FAILS,
                table,
                "SELECT FROM " + table + " AS child WHERE " + String.join(" AND ", filled)
                        + " AND NOT EXISTS (SELECT FROM " + parent + " AS parent WHERE " + String.join(" AND ", equal)
                        + ")",
                "pointing at nothing in `" + parent + "`: the foreign key fails.",
                "Mend them first, or add it NOT VALID and validate it when they are mended.");
    }

    private void indexed(Place place, CreateIndex index) {
        List<String> columns = index.leadingColumns();
        if (columns.size() == index.elements().size()) {
            twice(
                    place,
                    index.table(),
                    columns,
                    index.where().map(where -> " AND (" + where.text() + ")").orElse(""));
        }
    }

    private void twice(Place place, QualifiedName table, List<String> columns, String condition) {
        if (columns.isEmpty()) {
            return;
        }
        List<String> quoted = columns.stream().map(Identifiers::quote).toList();
        String filled = quoted.stream().map(column -> column + " IS NOT NULL").collect(Collectors.joining(" AND "));
        String names = String.join(", ", columns);
        ask(
                place,
                RowQuestion.UNIQUE,
                table,
                "SELECT FROM " + table + " WHERE " + filled + condition + " GROUP BY " + String.join(", ", quoted)
                        + " HAVING pg_catalog.count(*) > 1",
                "of (" + names + ") more than once: this fails.",
                "SELECT " + String.join(", ", quoted) + ", count(*) FROM " + table + " GROUP BY "
                        + String.join(", ", quoted) + " HAVING count(*) > 1; shows them.");
    }

    /** An explicit cast to a limited string cuts, but ALTER TYPE refuses what is longer, unless blanks alone would go. */
    private void retyped(Place place, QualifiedName table, AlterType alter) {
        Matcher limited = LIMITED.matcher(alter.type().words());
        if (limited.matches() && alter.using().isEmpty()) {
            String column = Identifiers.quote(alter.column());
            ask(
                    place,
                    RowQuestion.FAILS,
                    table,
                    "SELECT FROM " + table + " WHERE pg_catalog.length(pg_catalog.rtrim(" + column + "::text)) > "
                            + limited.group(1),
                    "whose `" + alter.column() + "` is longer than " + limited.group(1) + " characters: this fails.",
                    "Shorten them first, or let USING cut them.");
            return;
        }
        String value = alter.using().map(using -> "(" + using.text() + ")").orElse(Identifiers.quote(alter.column()))
                + "::" + alter.type().text();
        add(new RowQuestion(
                place,
                RowQuestion.FAILS,
                table,
                "SELECT pg_catalog.count(" + value + ") FROM " + table,
                "whose `" + alter.column() + "` does not fit the new type: ",
                "Mend the values first.",
                true));
    }

    private void dropped(Place place, Drop drop) {
        drop.names().forEach(table -> lost(place, table, "", "that are lost."));
    }

    private void changed(Place place, DataChange change) {
        boolean destroys = change.kind() == DataChange.Kind.TRUNCATE || change.kind() == DataChange.Kind.DELETE;
        boolean isWhole = change.where().isEmpty() && !change.node().hasChild("using_clause");
        if (destroys && isWhole) {
            change.tables().forEach(table -> lost(place, table, "", "that are lost."));
        }
        change.tables().forEach(table -> touched.add(key(table)));
    }

    private void lost(Place place, QualifiedName table, String condition, String message) {
        ask(
                place,
                RowQuestion.LOSS,
                table,
                "SELECT FROM " + table + condition,
                message,
                "Copy what may be needed again, and say where: -- supabase-migrate:ignore data-loss-unproven copied to"
                        + " …");
    }
}
