package io.github.supabasemigrate.diff.render;

import io.github.supabasemigrate.catalog.object.ObjectId;
import io.github.supabasemigrate.catalog.object.ObjectKind;
import io.github.supabasemigrate.catalog.relation.Column;
import io.github.supabasemigrate.catalog.relation.Constraint;
import io.github.supabasemigrate.catalog.relation.ForeignTable;
import io.github.supabasemigrate.catalog.relation.Sequence;
import io.github.supabasemigrate.catalog.relation.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Tables and foreign tables. A partition is made on its own and attached when its indexes are there, so that PostgreSQL takes
 * those instead of making its own under other names.
 */
public final class TableSql {

    /** Finds the sequence of an identity column. */
    private final Function<Column, Optional<Sequence>> identity;

    /** Finds a column's NOT NULL constraint, which PostgreSQL 18 knows. */
    private final Function<Column, Optional<Constraint>> notNull;

    /** Finds the columns of that name that a table's parents have. */
    private final BiFunction<Table, String, List<Column>> inherited;

    TableSql(
            Function<Column, Optional<Sequence>> identity,
            Function<Column, Optional<Constraint>> notNull,
            BiFunction<Table, String, List<Column>> inherited) {
        this.identity = identity;
        this.notNull = notNull;
        this.inherited = inherited;
    }

    /**
     * The table with the constraints that can be written inside it.
     *
     * @param namesAreTaken a table that stepped aside has the names that PostgreSQL would give to constraints
     */
    List<String> create(Table table, List<Constraint> constraints, boolean namesAreTaken) {
        var statements = new ArrayList<String>();
        statements.add(createTable(table, constraints, namesAreTaken));
        var settings = new ArrayList<String>();
        for (Column column : table.columns()) {
            if (isWritten(table, column)) {
                settings.addAll(ColumnSql.settings(column));
                notNullLater(column).ifPresent(settings::add);
            } else {
                settings.addAll(overrides(column, inherited.apply(table, column.name())));
            }
        }
        if (!settings.isEmpty()) {
            statements.add(alter(table.id(), String.join(", ", settings)));
        }
        statements.addAll(rowSecurity(table));
        return statements;
    }

    private String createTable(Table table, List<Constraint> constraints, boolean namesAreTaken) {
        var lines = new ArrayList<String>();
        for (Column column : table.columns()) {
            if (isWritten(table, column)) {
                boolean isAbove = table.isPartition() && identity.apply(column).isEmpty();
                lines.add(definition(table, isAbove ? column.withoutIdentity() : column, namesAreTaken));
            }
        }
        constraints.forEach(constraint -> lines.add(ConstraintSql.inline(constraint)));
        var text = new StringBuilder(table.isUnlogged() ? "CREATE UNLOGGED TABLE " : "CREATE TABLE ")
                .append(Names.of(table.id()));
        String ofType = table.ofType();
        if (ofType != null) {
            text.append(" OF ").append(ofType);
        }
        if (ofType == null || !lines.isEmpty()) {
            text.append(lines.isEmpty() ? " ()" : " (\n    " + String.join(",\n    ", lines) + "\n)");
        }
        return text.append(clauses(table)).toString();
    }

    private String definition(Table table, Column column, boolean namesAreTaken) {
        return table.ofType() == null
                ? named(column, ColumnSql.definition(column, identity.apply(column)), namesAreTaken)
                : Names.quote(column.name())
                        + named(column, ColumnSql.constraints(column, identity.apply(column)), namesAreTaken);
    }

    /** With the name and marks of {@code NOT NULL}, where they are not those that PostgreSQL would give it. */
    private String named(Column column, String definition, boolean namesAreTaken) {
        String words = " NOT NULL";
        return notNull.apply(column)
                .filter(constraint -> definition.endsWith(words))
                .map(constraint -> definition.substring(0, definition.length() - words.length())
                        + notNull(constraint, column, namesAreTaken))
                .orElse(definition);
    }

    /** One that is {@code NOT VALID} can only be added. */
    private static String notNull(Constraint constraint, Column column, boolean namesAreTaken) {
        if (!constraint.isValidated()) {
            return "";
        }
        String usual = column.id().parent() + "_" + column.name() + "_not_null";
        return (constraint.name().equals(usual) && !namesAreTaken
                        ? ""
                        : " CONSTRAINT " + Names.quote(constraint.name()))
                + " NOT NULL"
                + (constraint.noInherit() ? " NO INHERIT" : "");
    }

    private Optional<String> notNullLater(Column column) {
        return notNull.apply(column)
                .filter(constraint -> !constraint.isValidated())
                .map(constraint -> "ADD " + ConstraintSql.inline(constraint));
    }

    /** Typed tables take their columns from the type, children of inheritance from their parents. */
    private static boolean isWritten(Table table, Column column) {
        if (table.ofType() != null) {
            return column.notNull() || column.defaultExpression() != null;
        }
        return table.isPartition() || column.isLocal();
    }

    /** What a column has otherwise than the parents that it comes from give it. */
    private List<String> overrides(Column column, List<Column> parents) {
        String alter = "ALTER COLUMN " + Names.quote(column.name()) + " ";
        var actions = new ArrayList<>(ColumnSql.settings(
                column, parents.isEmpty() ? null : parents.get(0).asInherited()));
        String expression = column.defaultExpression();
        boolean isGiven = !parents.isEmpty()
                && parents.stream().allMatch(parent -> Objects.equals(parent.defaultExpression(), expression));
        if (!isGiven && !column.isGenerated() && !(expression == null && parents.isEmpty())) {
            actions.add(alter + (expression == null ? "DROP DEFAULT" : "SET DEFAULT " + expression));
        }
        if (column.notNull() && parents.stream().noneMatch(this::handsDownNotNull)) {
            actions.add(notNull.apply(column)
                    .map(constraint -> "ADD " + ConstraintSql.inline(constraint))
                    .orElse(alter + "SET NOT NULL"));
        }
        return actions;
    }

    private boolean handsDownNotNull(Column parent) {
        return parent.notNull()
                && notNull.apply(parent).filter(Constraint::noInherit).isEmpty();
    }

    private static String clauses(Table table) {
        var text = new StringBuilder();
        if (!table.isPartition() && !table.parents().isEmpty()) {
            text.append("\nINHERITS (").append(names(table.parents())).append(')');
        }
        if (table.isPartitioned()) {
            text.append("\nPARTITION BY ").append(table.partitionKey());
        }
        String method = table.accessMethod();
        if (method != null && !method.equals("heap")) {
            text.append("\nUSING ").append(Names.quote(method));
        }
        var options = new TreeMap<>(table.options().values());
        String parameters = Names.parameters(options, "");
        String toast = Names.parameters(table.toastOptions().values(), "toast.");
        if (!parameters.isEmpty() || !toast.isEmpty()) {
            String separator = parameters.isEmpty() || toast.isEmpty() ? "" : ", ";
            text.append("\nWITH (")
                    .append(parameters)
                    .append(separator)
                    .append(toast)
                    .append(')');
        }
        String tablespace = table.tablespace();
        if (tablespace != null) {
            text.append("\nTABLESPACE ").append(Names.quote(tablespace));
        }
        return text.toString();
    }

    public static List<String> rowSecurity(Table table) {
        var statements = new ArrayList<String>();
        if (table.hasRowSecurity()) {
            statements.add(alter(table.id(), "ENABLE ROW LEVEL SECURITY"));
        }
        if (table.forcesRowSecurity()) {
            statements.add(alter(table.id(), "FORCE ROW LEVEL SECURITY"));
        }
        return statements;
    }

    /** What needs the table's indexes: replica identity and clustering. */
    public static List<String> afterIndexes(Table table) {
        var statements = new ArrayList<String>();
        String replica = replicaIdentity(table);
        if (table.replicaIdentity() != Table.ReplicaIdentity.DEFAULT) {
            statements.add(alter(table.id(), replica));
        }
        String clustered = table.clusteredOn();
        if (clustered != null) {
            statements.add(alter(table.id(), "CLUSTER ON " + Names.quote(clustered)));
        }
        return statements;
    }

    public static String replicaIdentity(Table table) {
        String index = table.replicaIdentityIndex();
        return "REPLICA IDENTITY "
                + (index == null ? table.replicaIdentity().name() : "USING INDEX " + Names.quote(index));
    }

    public static String attach(ObjectId partition, ObjectId parent, String bound) {
        return "ALTER TABLE " + Names.of(parent) + " ATTACH PARTITION " + Names.of(partition) + " " + bound;
    }

    List<String> createForeign(ForeignTable table, List<Constraint> constraints) {
        var lines = new ArrayList<String>();
        table.columns().stream()
                .filter(column -> column.isLocal() || table.partitionBound() != null)
                .forEach(column -> lines.add(ColumnSql.definition(column, Optional.empty())));
        constraints.forEach(constraint -> lines.add(ConstraintSql.inline(constraint)));
        boolean inherits = table.partitionBound() == null && !table.parents().isEmpty();
        var statements = new ArrayList<String>();
        statements.add("CREATE FOREIGN TABLE " + Names.of(table.id())
                + (lines.isEmpty() ? " ()" : " (\n    " + String.join(",\n    ", lines) + "\n)")
                + (inherits ? "\nINHERITS (" + names(table.parents()) + ")" : "")
                + "\nSERVER " + Names.quote(table.server())
                + Names.optionsClause(table.options().values()));
        List<String> settings = table.columns().stream()
                .flatMap(column -> ColumnSql.settings(column).stream())
                .toList();
        if (!settings.isEmpty()) {
            statements.add(alter(table.id(), String.join(", ", settings)));
        }
        return statements;
    }

    public static String alter(ObjectId table, String actions) {
        return "ALTER " + (table.kind() == ObjectKind.FOREIGN_TABLE ? "FOREIGN TABLE " : "TABLE ") + Names.of(table)
                + " " + actions;
    }

    private static String names(List<ObjectId> tables) {
        return tables.stream().map(Names::of).collect(Collectors.joining(", "));
    }
}
