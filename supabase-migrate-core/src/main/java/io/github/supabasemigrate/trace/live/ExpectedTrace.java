package io.github.supabasemigrate.trace.live;

import io.github.supabasemigrate.sql.SqlStatement;
import io.github.supabasemigrate.sql.grammar.SyntaxNode;
import io.github.supabasemigrate.sql.plpgsql.InnerStatement;
import io.github.supabasemigrate.sql.plpgsql.InnerStatements;
import io.github.supabasemigrate.sql.statement.DataChange;
import io.github.supabasemigrate.sql.statement.QualifiedName;
import io.github.supabasemigrate.sql.statement.routine.VolatileFunctions;
import io.github.supabasemigrate.sql.statement.table.AlterTable;
import io.github.supabasemigrate.sql.statement.table.AlterTableCommand;
import io.github.supabasemigrate.sql.statement.table.AlterTableCommand.AddColumn;
import io.github.supabasemigrate.sql.statement.table.AlterTableCommand.AddConstraint;
import io.github.supabasemigrate.sql.statement.table.AlterTableCommand.AlterType;
import io.github.supabasemigrate.sql.statement.table.AlterTableCommand.SetNotNull;
import io.github.supabasemigrate.sql.statement.table.AlterTableCommand.SwitchTrigger;
import io.github.supabasemigrate.sql.statement.table.AlterTableCommand.ValidateConstraint;
import io.github.supabasemigrate.sql.statement.table.ColumnDefinition;
import io.github.supabasemigrate.sql.statement.table.CreateIndex;
import io.github.supabasemigrate.sql.statement.table.TableConstraint;
import io.github.supabasemigrate.sql.statement.table.TableConstraint.Kind;
import io.github.supabasemigrate.trace.LockMode;
import io.github.supabasemigrate.trace.ObservedLock;
import io.github.supabasemigrate.trace.ObservedRelation;
import io.github.supabasemigrate.trace.StatementTrace;
import io.github.supabasemigrate.trace.StatementTrace.IndexBuild;
import io.github.supabasemigrate.trace.StatementTrace.Place;
import io.github.supabasemigrate.trace.TableActivity;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What statements of these forms were seen to do, for who has no trace: the locks and the work that grows with a table. In doubt
 * it is the more; a column whose type changes counts as copied, which only a server knows better.
 */
public final class ExpectedTrace {

    /** Commands of ALTER TABLE that copy the table and have no view of their own. */
    private static final Set<String> COPYING = Set.of("LOGGED", "UNLOGGED", "TABLESPACE", "METHOD");

    private final List<ObservedLock> locks = new ArrayList<>();
    private final List<ObservedRelation> rewritten = new ArrayList<>();
    private final List<IndexBuild> builds = new ArrayList<>();
    private final List<TableActivity> activity = new ArrayList<>();

    private ExpectedTrace() {}

    /**
     * The traces to expect of a file's statements, of those alone that lock or read a table in a way that grows with it.
     *
     * @param isOneTransaction whether each statement keeps its locks while the later ones run
     */
    public static List<StatementTrace> of(String path, List<SqlStatement> statements, boolean isOneTransaction) {
        List<StatementTrace> traces = new ArrayList<>();
        List<ObservedLock> held = new ArrayList<>();
        for (int i = 0; i < statements.size(); i++) {
            ExpectedTrace expected = new ExpectedTrace();
            statements.get(i).tree().ifPresent(expected::read);
            if (!expected.locks.isEmpty()) {
                traces.add(expected.at(new Place(path, i), isOneTransaction, held));
                held.addAll(isOneTransaction ? expected.locks : List.of());
            }
        }
        return List.copyOf(traces);
    }

    private StatementTrace at(Place place, boolean inTransaction, List<ObservedLock> held) {
        return new StatementTrace(
                place, inTransaction, locks, held, rewritten, builds, activity, List.of(), List.of(), Duration.ZERO);
    }

    private void read(SyntaxNode tree) {
        for (InnerStatement inner : InnerStatements.of(tree).statements()) {
            if (inner.place() != InnerStatement.Place.ROUTINE && !inner.isTemplate()) {
                AlterTable.of(inner.node())
                        .filter(alter -> alter.kind().equals("TABLE"))
                        .ifPresent(this::altered);
                CreateIndex.of(inner.node()).ifPresent(this::indexed);
                DataChange.of(inner.node()).ifPresent(this::changed);
            }
        }
    }

    private void altered(AlterTable alter) {
        ObservedRelation table = table(alter.name());
        for (AlterTableCommand command : alter.commands()) {
            lock(table, mode(command));
            if (command instanceof AddColumn add && copies(add.column())) {
                rewritten.add(table);
            } else if (command instanceof AlterType || isCopying(command)) {
                rewritten.add(table);
            } else if (command instanceof SetNotNull || command instanceof ValidateConstraint) {
                scan(table);
            } else if (command instanceof AddConstraint add) {
                constrained(table, add.constraint());
            }
        }
    }

    private static LockMode mode(AlterTableCommand command) {
        if (command instanceof ValidateConstraint) {
            return LockMode.SHARE_UPDATE_EXCLUSIVE;
        }
        boolean isKey = command instanceof AddConstraint add && add.constraint().kind() == Kind.FOREIGN_KEY;
        return isKey || command instanceof SwitchTrigger ? LockMode.SHARE_ROW_EXCLUSIVE : LockMode.ACCESS_EXCLUSIVE;
    }

    private static boolean isCopying(AlterTableCommand command) {
        return command instanceof AlterTableCommand.Other
                && command.node().children().get(0).is("SET")
                && command.node().children().stream()
                        .anyMatch(word -> COPYING.stream().anyMatch(word::is));
    }

    /** A default that is the same for every row is kept beside the table. */
    private static boolean copies(ColumnDefinition column) {
        return column.isSerial()
                || column.has(Kind.IDENTITY)
                || column.has(Kind.GENERATED)
                || column.constraint(Kind.DEFAULT)
                        .flatMap(TableConstraint::expression)
                        .filter(VolatileFunctions::areCalledIn)
                        .isPresent();
    }

    private void constrained(ObservedRelation table, TableConstraint constraint) {
        switch (constraint.kind()) {
            case UNIQUE, PRIMARY_KEY, EXCLUDE -> {
                if (constraint.usingIndex().isEmpty()) {
                    build(table);
                }
            }
            case FOREIGN_KEY -> {
                constraint.references().ifPresent(other -> lock(table(other), LockMode.SHARE_ROW_EXCLUSIVE));
                if (constraint.isValidated()) {
                    scan(table);
                }
            }
            case CHECK, NOT_NULL -> {
                if (constraint.isValidated()) {
                    scan(table);
                }
            }
            case NULL, DEFAULT, GENERATED, IDENTITY -> {}
        }
    }

    private void indexed(CreateIndex index) {
        ObservedRelation table = table(index.table());
        lock(table, index.concurrently() ? LockMode.SHARE_UPDATE_EXCLUSIVE : LockMode.SHARE);
        build(table);
    }

    private void changed(DataChange change) {
        boolean isWhole = change.kind() == DataChange.Kind.UPDATE || change.kind() == DataChange.Kind.DELETE;
        if (isWhole && change.where().isEmpty()) {
            ObservedRelation table = table(change.tables().get(0));
            lock(table, LockMode.ROW_EXCLUSIVE);
            scan(table);
        }
    }

    private void lock(ObservedRelation table, LockMode mode) {
        locks.add(new ObservedLock(table, mode));
    }

    private void scan(ObservedRelation table) {
        activity.add(new TableActivity(table, 1, 0, 0, 0, 0));
    }

    /** The server counts the reading for an index as a scan too. */
    private void build(ObservedRelation table) {
        ObservedRelation index = new ObservedRelation(
                table.schema(), table.name() + "_index", ObservedRelation.Kind.INDEX, table.qualifiedName(), List.of());
        builds.add(new IndexBuild(index, false));
        scan(table);
    }

    private static ObservedRelation table(QualifiedName name) {
        return new ObservedRelation(name.schemaOr("public"), name.name(), ObservedRelation.Kind.TABLE, null, List.of());
    }
}
