package io.github.supabasemigrate.lint.rules.destructive;

import io.github.supabasemigrate.finding.Severity;
import io.github.supabasemigrate.lint.Findings;
import io.github.supabasemigrate.lint.LintRule;
import io.github.supabasemigrate.lint.LintStatement;
import io.github.supabasemigrate.lint.schema.ObjectName;
import io.github.supabasemigrate.sql.grammar.SyntaxNode;
import io.github.supabasemigrate.sql.statement.DataChange;
import io.github.supabasemigrate.sql.statement.Drop;
import io.github.supabasemigrate.sql.statement.QualifiedName;
import io.github.supabasemigrate.sql.statement.table.AlterTable;
import io.github.supabasemigrate.sql.statement.table.AlterTableCommand.AddColumn;
import io.github.supabasemigrate.sql.statement.table.AlterTableCommand.DropColumn;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What drops or empties. What the same file made is nobody's loss. */
public final class DestructiveRules {

    private static final Set<String> NOTHING_DEPENDS = Set.of("TRIGGER", "POLICY", "RULE", "INDEX");

    private DestructiveRules() {}

    public static List<LintRule> all() {
        return List.of(
                Losses.rule("drop-table", Severity.ERROR, DestructiveRules::dropTable, "DropStmt")
                        .squawk("ban-drop-table")
                        .build(),
                Losses.rule("drop-column", Severity.ERROR, DestructiveRules::dropColumn, "AlterTableStmt")
                        .squawk("ban-drop-column")
                        .build(),
                Losses.rule(
                                "drop-schema",
                                Severity.ERROR,
                                (statement, found) -> dropWhole(statement, "SCHEMA", found),
                                "DropStmt")
                        .build(),
                Losses.rule("drop-database", Severity.ERROR, DestructiveRules::dropDatabase, "DropdbStmt")
                        .squawk("ban-drop-database")
                        .build(),
                Losses.rule("drop-cascade", Severity.WARNING, DestructiveRules::cascade)
                        .build(),
                Losses.rule("truncate", Severity.ERROR, DestructiveRules::truncate, "TruncateStmt")
                        .build(),
                Losses.rule("truncate-cascade", Severity.ERROR, DestructiveRules::truncateCascade, "TruncateStmt")
                        .squawk("ban-truncate-cascade")
                        .build(),
                Losses.rule(
                                "delete-without-where",
                                Severity.ERROR,
                                (statement, found) -> withoutWhere(statement, DataChange.Kind.DELETE, found),
                                "DeleteStmt")
                        .build(),
                Losses.rule(
                                "update-without-where",
                                Severity.WARNING,
                                (statement, found) -> withoutWhere(statement, DataChange.Kind.UPDATE, found),
                                "UpdateStmt")
                        .build());
    }

    private static void dropTable(LintStatement statement, Findings found) {
        statement.drop().filter(drop -> drop.kind().equals("TABLE")).ifPresent(drop -> {
            for (int i = 0; i < drop.names().size(); i++) {
                QualifiedName table = drop.names().get(i);
                if (!isOurs(statement, table)) {
                    String shown = statement.isTemplate() ? "A table that is named at run time" : "`" + table + "`";
                    found.at(drop.objects().get(i), shown + " is dropped with all its rows.")
                            .about(statement.qualified(table));
                }
            }
        });
    }

    /** Whether nobody else can miss it: this file made it, or it is temporary. */
    private static boolean isOurs(LintStatement statement, QualifiedName table) {
        return statement.isNewTable(table)
                || table.schemaOr("").startsWith("pg_temp")
                || statement
                        .before()
                        .table(statement.table(table))
                        .filter(known -> known.definition().isTemporary())
                        .isPresent();
    }

    private static void dropColumn(LintStatement statement, Findings found) {
        statement
                .alterTable()
                .filter(alter -> alter.kind().equals("TABLE") && !isOurs(statement, alter.name()))
                .ifPresent(alter -> alter.commands(DropColumn.class).stream()
                        .filter(drop -> !isAddedHere(statement, alter, drop.column()))
                        .forEach(drop -> found.at(
                                        drop.node(),
                                        "`%s.%s` is dropped with all its values."
                                                .formatted(alter.name(), drop.column()))
                                .about(statement.qualified(alter.name()) + "." + drop.column())));
    }

    private static boolean isAddedHere(LintStatement statement, AlterTable alter, String column) {
        return statement.before().eventsInFile(statement.table(alter.name())).stream()
                .flatMap(event -> AlterTable.of(event.node()).stream())
                .flatMap(before -> before.commands(AddColumn.class).stream())
                .anyMatch(add -> add.column().name().equals(column) && !add.ifNotExists());
    }

    private static void dropWhole(LintStatement statement, String kind, Findings found) {
        statement.drop().filter(drop -> drop.kind().equals(kind)).ifPresent(drop -> {
            for (QualifiedName name : drop.names()) {
                if (!statement.before().isNew(new ObjectName(kind, name.name()))) {
                    found.at(drop.node(), "The schema `%s` is dropped with all that is in it.".formatted(name))
                            .about(name.name());
                }
            }
        });
    }

    private static void dropDatabase(LintStatement statement, Findings found) {
        if (statement.is("DropdbStmt")) {
            found.at(statement.node(), "A whole database is dropped.");
        }
    }

    private static void cascade(LintStatement statement, Findings found) {
        statement
                .drop()
                .filter(drop -> drop.cascade() && !NOTHING_DEPENDS.contains(drop.kind()))
                .filter(drop -> !isMadeHere(statement, drop))
                .ifPresent(drop -> found.at(
                                drop.node().child("opt_drop_behavior").orElse(drop.node()),
                                "`CASCADE` also drops whatever depends on `%s`, here and in databases that differ from yours."
                                        .formatted(drop.objects().get(0).text()))
                        .hint("Drop by name what has to go."));
        statement.alterTable().filter(alter -> !isOurs(statement, alter.name())).stream()
                .flatMap(alter -> alter.commands(DropColumn.class).stream())
                .filter(DropColumn::cascade)
                .forEach(drop -> found.at(
                                drop.node(),
                                "`CASCADE` also drops the views, policies and constraints that use `%s`."
                                        .formatted(drop.column()))
                        .hint("Drop by name what has to go."));
    }

    private static boolean isMadeHere(LintStatement statement, Drop drop) {
        return drop.names().stream().allMatch(name -> statement.before().isNew(statement.object(drop.kind(), name)));
    }

    private static void truncate(LintStatement statement, Findings found) {
        statement
                .dataChange()
                .filter(change -> change.kind() == DataChange.Kind.TRUNCATE)
                .ifPresent(change -> change.tables().stream()
                        .filter(table -> !isOurs(statement, table))
                        .forEach(table -> found.at(change.node(), "All rows of `" + table + "` are deleted.")
                                .about(statement.qualified(table))));
    }

    private static void truncateCascade(LintStatement statement, Findings found) {
        statement
                .dataChange()
                .filter(change -> change.kind() == DataChange.Kind.TRUNCATE)
                .flatMap(change -> change.node().child("opt_drop_behavior"))
                .filter(how -> how.is("CASCADE"))
                .ifPresent(how -> found.at(
                                how,
                                "`CASCADE` also empties every table that has a foreign key to this one, and so on.")
                        .hint("Name the tables."));
    }

    private static void withoutWhere(LintStatement statement, DataChange.Kind kind, Findings found) {
        statement
                .dataChange()
                .filter(change -> change.kind() == kind && !narrows(change))
                .filter(change -> !isOurs(statement, change.tables().get(0)))
                .filter(change -> !isAllAdded(statement, change))
                .ifPresent(change -> found.at(
                                change.node(),
                                kind == DataChange.Kind.DELETE
                                        ? "All rows of `%s` are deleted."
                                                .formatted(change.tables().get(0))
                                        : "All rows of `%s` are written anew."
                                                .formatted(change.tables().get(0)))
                        .about(statement.qualified(change.tables().get(0))));
    }

    /** Whether a condition leaves rows out: {@code WHERE}, unless always true, or a join. */
    private static boolean narrows(DataChange change) {
        boolean joins = change.node().hasChild("from_clause") || change.node().hasChild("using_clause");
        return joins
                || change.where()
                        .map(SyntaxNode::words)
                        .filter(words -> !words.matches("WHERE (TRUE|1 = 1)"))
                        .isPresent();
    }

    /** Whether an UPDATE sets only columns that this file added, where there is nothing to lose. */
    private static boolean isAllAdded(LintStatement statement, DataChange change) {
        List<String> columns = change.node()
                .descendants("set_target")
                .map(target -> target.tokens().get(0).identifier())
                .toList();
        Set<String> added = statement
                .before()
                .eventsInFile(statement.table(change.tables().get(0)))
                .stream()
                .flatMap(event -> AlterTable.of(event.node()).stream())
                .flatMap(alter -> alter.commands(AddColumn.class).stream())
                .map(add -> add.column().name())
                .collect(Collectors.toSet());
        return change.kind() == DataChange.Kind.UPDATE && !columns.isEmpty() && added.containsAll(columns);
    }
}
