package io.github.supabasemigrate.lint.rules.rerun;

import io.github.supabasemigrate.finding.Severity;
import io.github.supabasemigrate.lint.Edit;
import io.github.supabasemigrate.lint.Family;
import io.github.supabasemigrate.lint.Findings;
import io.github.supabasemigrate.lint.LintRule;
import io.github.supabasemigrate.lint.LintStatement;
import io.github.supabasemigrate.lint.schema.KnownIndex;
import io.github.supabasemigrate.lint.schema.KnownTable;
import io.github.supabasemigrate.lint.schema.ObjectName;
import io.github.supabasemigrate.lint.schema.SchemaEvent;
import io.github.supabasemigrate.lint.schema.SchemaEvent.Act;
import io.github.supabasemigrate.sql.Identifiers;
import io.github.supabasemigrate.sql.statement.DataChange;
import io.github.supabasemigrate.sql.statement.QualifiedName;
import io.github.supabasemigrate.sql.statement.table.AlterTableCommand.AddConstraint;
import io.github.supabasemigrate.sql.statement.table.CreateIndex;
import io.github.supabasemigrate.sql.statement.table.CreateTable;
import io.github.supabasemigrate.sql.statement.table.TableConstraint;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Statements whose second run succeeds, and does harm. */
public final class SilentRules {

    private static final Set<TableConstraint.Kind> NAMED =
            Set.of(TableConstraint.Kind.CHECK, TableConstraint.Kind.UNIQUE, TableConstraint.Kind.FOREIGN_KEY);

    private static final int LONGEST_NAME = 63;

    private SilentRules() {}

    public static List<LintRule> all() {
        return List.of(
                LintRule.of("constraint-unnamed", Family.RERUN, Severity.WARNING)
                        .on("AlterTableStmt", "IndexStmt")
                        .statement(SilentRules::unnamed)
                        .build(),
                LintRule.of("invalid-index-retry", Family.RERUN, Severity.WARNING)
                        .on("IndexStmt")
                        .statement(SilentRules::invalidIndex)
                        .build(),
                LintRule.of("insert-not-repeatable", Family.RERUN, Severity.INFO)
                        .on("InsertStmt")
                        .statement(SilentRules::insert)
                        .build(),
                LintRule.of("rerun-destructive", Family.RERUN, Severity.WARNING)
                        .on("CreateStmt", "CreateAsStmt")
                        .statement(SilentRules::destructive)
                        .build());
    }

    private static void unnamed(LintStatement statement, Findings found) {
        if (Guard.protects(statement)) {
            return;
        }
        statement.alterTable().stream()
                .flatMap(alter -> alter.commands(AddConstraint.class).stream())
                .filter(add -> add.constraint().name().isEmpty()
                        && NAMED.contains(add.constraint().kind()))
                .filter(add -> !stopsBefore(
                        statement, statement.alterTable().orElseThrow().name()))
                .forEach(add -> found.at(
                        add.node(),
                        "A constraint without a name is added again by every run, under another name each time."));
        statement
                .createIndex()
                .filter(index -> index.name().isEmpty() && !stopsBefore(statement, index.table()))
                .ifPresent(index -> found.at(
                                index.node(),
                                "An index without a name is made again by every run, under another name each time.")
                        .fix(named(statement, index).stream().toArray(Edit[]::new)));
    }

    /**
     * The index under the name that the server would give it. Only where all indexes of its table are known, so that none has that name:
     * IF NOT EXISTS would be content with it.
     */
    private static Optional<Edit> named(LintStatement statement, CreateIndex index) {
        KnownIndex known = KnownIndex.of(index);
        String schema = index.table().schemaOr(statement.defaultSchema());
        boolean isColumnsOnly = known.included().isEmpty()
                && known.keys().stream().allMatch(key -> key.column().isPresent());
        boolean isFree = statement
                .before()
                .table(statement.table(index.table()))
                .filter(KnownTable::isWhole)
                .filter(table ->
                        table.indexes().stream().noneMatch(other -> other.name().equals(known.name())))
                .isPresent();
        boolean isTaken = statement.before().isKnown(new ObjectName("INDEX", schema + "." + known.name()));
        boolean fits = known.name().getBytes(StandardCharsets.UTF_8).length <= LONGEST_NAME;
        return !isColumnsOnly || !isFree || isTaken || !fits || index.concurrently() || statement.isTemplate()
                ? Optional.empty()
                : index.node()
                        .child("ON")
                        .map(on -> Edit.insertBefore(on, "if not exists " + Identifiers.quote(known.name()) + " "));
    }

    /** Whether a second run does not come so far: the same file makes the table, and fails where it is there. */
    private static boolean stopsBefore(LintStatement statement, QualifiedName table) {
        return statement.before().eventsInFile(statement.table(table)).stream()
                .anyMatch(event -> event.act() == Act.CREATED && !event.isConditional());
    }

    private static void invalidIndex(LintStatement statement, Findings found) {
        statement
                .createIndex()
                .filter(index -> index.concurrently()
                        && index.ifNotExists()
                        && index.name().isPresent())
                .ifPresent(index -> {
                    String name = index.name().orElseThrow();
                    String schema = index.table().schemaOr(statement.defaultSchema());
                    boolean isDropped =
                            statement.before().eventsInFile(new ObjectName("INDEX", schema + "." + name)).stream()
                                    .anyMatch(event -> event.act() == Act.DROPPED);
                    if (!isDropped) {
                        String shown = index.table()
                                        .schema()
                                        .map(in -> Identifiers.quote(in) + ".")
                                        .orElse("")
                                + Identifiers.quote(name);
                        found.at(
                                        index.node(),
                                        "If a first run is cut off it leaves an invalid `%s`, and the next run is content with that."
                                                .formatted(name))
                                .hint("Put DROP INDEX CONCURRENTLY IF EXISTS %s; before it.".formatted(shown))
                                .fix(Edit.insertBefore(
                                        index.node(), "drop index concurrently if exists " + shown + ";\n"));
                    }
                });
    }

    private static void insert(LintStatement statement, Findings found) {
        statement
                .dataChange()
                .filter(change -> change.kind() == DataChange.Kind.INSERT && !change.onConflict())
                .filter(change -> !change.node().contains("EXISTS") && !Guard.protects(statement))
                .filter(change -> !statement
                        .node()
                        .first("insert_rest")
                        .map(rest -> rest.contains("NOT_LA") || rest.contains("EXCEPT"))
                        .orElse(false))
                .filter(change -> !isTemporary(statement, change))
                .ifPresent(
                        change -> found.at(
                                        change.node(),
                                        "A second run inserts these rows into `%s` again, or fails."
                                                .formatted(change.tables().get(0)))
                                .hint(
                                        "Say ON CONFLICT (…) DO NOTHING, or insert only what is missing: SELECT … WHERE NOT EXISTS (…)."));
    }

    private static boolean isTemporary(LintStatement statement, DataChange change) {
        return statement
                .before()
                .table(statement.table(change.tables().get(0)))
                .filter(table -> table.definition().isTemporary())
                .isPresent();
    }

    private static void destructive(LintStatement statement, Findings found) {
        statement
                .createTable()
                .filter(create -> !create.isTemporary())
                .filter(create -> isDroppedAndWasThere(statement, create))
                .ifPresent(create -> found.at(
                                create.node(),
                                "`%s` is dropped and made anew: a second run destroys the rows written since the first."
                                        .formatted(create.name()))
                        .hint("Make it with IF NOT EXISTS, and change it with ALTER TABLE."));
    }

    /** Dropped by this file, and not made by this file before that. */
    private static boolean isDroppedAndWasThere(LintStatement statement, CreateTable create) {
        List<SchemaEvent> events = statement.before().eventsInFile(statement.table(create.name()));
        return events.stream()
                .filter(event -> event.act() != Act.ALTERED)
                .findFirst()
                .filter(first -> first.act() == Act.DROPPED && first.node().is("DropStmt"))
                .isPresent();
    }
}
