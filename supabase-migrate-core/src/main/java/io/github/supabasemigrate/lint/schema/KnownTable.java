package io.github.supabasemigrate.lint.schema;

import io.github.supabasemigrate.sql.grammar.SyntaxNode;
import io.github.supabasemigrate.sql.statement.Rename;
import io.github.supabasemigrate.sql.statement.table.AlterTableCommand;
import io.github.supabasemigrate.sql.statement.table.AlterTableCommand.AddColumn;
import io.github.supabasemigrate.sql.statement.table.AlterTableCommand.AddConstraint;
import io.github.supabasemigrate.sql.statement.table.AlterTableCommand.AlterType;
import io.github.supabasemigrate.sql.statement.table.AlterTableCommand.DropColumn;
import io.github.supabasemigrate.sql.statement.table.AlterTableCommand.DropConstraint;
import io.github.supabasemigrate.sql.statement.table.AlterTableCommand.DropNotNull;
import io.github.supabasemigrate.sql.statement.table.AlterTableCommand.RowSecurity;
import io.github.supabasemigrate.sql.statement.table.AlterTableCommand.SetNotNull;
import io.github.supabasemigrate.sql.statement.table.AlterTableCommand.ValidateConstraint;
import io.github.supabasemigrate.sql.statement.table.ColumnDefinition;
import io.github.supabasemigrate.sql.statement.table.CreateTable;
import io.github.supabasemigrate.sql.statement.table.TableConstraint;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** A table as the statements that were read make it. Columns of {@code LIKE}, {@code AS} and inheritance are not known. */
public final class KnownTable {

    /** What a table may get its shape from beside its own statement. */
    private static final Set<String> SHAPES_FROM_ELSEWHERE =
            Set.of("TableLikeClause", "OptInherit", "OptTypedTableElementList");

    /**
     * A column.
     *
     * @param type as last written; empty where none is
     */
    public record Column(String name, Optional<SyntaxNode> type, boolean refusesNull, ColumnDefinition definition) {}

    /**
     * A constraint of the table or of a column.
     *
     * @param name as written, or as the server chooses it
     * @param columns as they are called now
     * @param isValidated false until what is NOT VALID has been validated
     */
    public record Constraint(String name, List<String> columns, TableConstraint definition, boolean isValidated) {}

    private final CreateTable definition;
    private final Moment created;
    private final Map<String, Column> columns = new LinkedHashMap<>();
    private final List<Constraint> constraints = new ArrayList<>();
    private final List<KnownIndex> indexes = new ArrayList<>();
    private boolean rowSecurity;
    private boolean forcedRowSecurity;
    private boolean whole;
    private Optional<String> comment = Optional.empty();

    KnownTable(CreateTable definition, Moment created) {
        this.definition = definition;
        this.created = created;
        whole = definition.query().isEmpty()
                && definition.partitionOf().isEmpty()
                && definition.node().is("CreateStmt")
                && definition.node().nodes().noneMatch(node -> SHAPES_FROM_ELSEWHERE.contains(node.kind()));
        definition.columns().forEach(this::add);
        definition.constraints().forEach(this::add);
    }

    public CreateTable definition() {
        return definition;
    }

    public Moment created() {
        return created;
    }

    public Map<String, Column> columns() {
        return Collections.unmodifiableMap(columns);
    }

    public Optional<Column> column(String name) {
        return Optional.ofNullable(columns.get(name));
    }

    public List<Constraint> constraints() {
        return Collections.unmodifiableList(constraints);
    }

    public List<KnownIndex> indexes() {
        return Collections.unmodifiableList(indexes);
    }

    /** Whether row level security is enabled. */
    public boolean hasRowSecurity() {
        return rowSecurity;
    }

    public boolean forcesRowSecurity() {
        return forcedRowSecurity;
    }

    public Optional<String> comment() {
        return comment;
    }

    /** Whether nothing of its shape comes from elsewhere, so that what is not known is not there. */
    public boolean isWhole() {
        return whole;
    }

    /** Takes in a statement about the table. */
    void change(StatementViews statement) {
        statement.alterTable().ifPresent(alter -> alter.commands().forEach(this::apply));
        statement.createIndex().ifPresent(index -> add(KnownIndex.of(index)));
        statement.commentOn().ifPresent(on -> comment = on.text());
        statement.drop().stream()
                .flatMap(drop -> drop.names().stream())
                .forEach(name -> indexes.removeIf(index -> index.name().equals(name.name())));
        statement.rename().ifPresent(this::rename);
    }

    private void rename(Rename rename) {
        switch (rename.kind()) {
            case "COLUMN" -> renameColumn(rename.from(), rename.to());
            case "CONSTRAINT" ->
                constraints.replaceAll(each -> each.name().equals(rename.from())
                        ? new Constraint(rename.to(), each.columns(), each.definition(), each.isValidated())
                        : each);
            case "INDEX" ->
                indexes.replaceAll(each -> each.name().equals(rename.from()) ? each.renamed(rename.to()) : each);
            default -> {}
        }
    }

    /** An index says its columns in the words of its own statement, so that one on a renamed column is not known any more. */
    private void renameColumn(String from, String to) {
        Column old = columns.remove(from);
        if (old != null) {
            columns.put(to, new Column(to, old.type(), old.refusesNull(), old.definition()));
        }
        UnaryOperator<String> renamed = column -> column.equals(from) ? to : column;
        constraints.replaceAll(each -> new Constraint(
                each.name(), each.columns().stream().map(renamed).toList(), each.definition(), each.isValidated()));
        whole &= indexes.stream().noneMatch(index -> index.uses(from));
    }

    private void add(KnownIndex index) {
        if (indexes.stream().noneMatch(other -> other.name().equals(index.name()))) {
            indexes.add(index);
        }
    }

    private void apply(AlterTableCommand command) {
        if (command instanceof AddColumn add) {
            add(add.column());
        } else if (command instanceof DropColumn drop) {
            columns.remove(drop.column());
            constraints.removeIf(each -> each.columns().contains(drop.column()));
            indexes.removeIf(index -> index.uses(drop.column()));
        } else if (command instanceof AlterType type) {
            columns.computeIfPresent(
                    type.column(),
                    (name, old) -> new Column(name, Optional.of(type.type()), old.refusesNull(), old.definition()));
        } else if (command instanceof SetNotNull set) {
            setNullable(set.column(), false);
        } else if (command instanceof DropNotNull drop) {
            setNullable(drop.column(), true);
        } else if (command instanceof RowSecurity security) {
            switch (security.change()) {
                case ENABLE -> rowSecurity = true;
                case DISABLE -> rowSecurity = false;
                case FORCE -> forcedRowSecurity = true;
                case NO_FORCE -> forcedRowSecurity = false;
            }
        } else {
            applyToConstraints(command);
        }
    }

    private void applyToConstraints(AlterTableCommand command) {
        if (command instanceof AddConstraint add) {
            add(add.constraint());
        } else if (command instanceof DropConstraint drop) {
            constraints.removeIf(each -> each.name().equals(drop.constraint()));
        } else if (command instanceof ValidateConstraint validate) {
            constraints.replaceAll(each -> each.name().equals(validate.constraint())
                    ? new Constraint(each.name(), each.columns(), each.definition(), true)
                    : each);
        } else if (command instanceof AlterTableCommand.AttachPartition
                || command.node().words().contains("INHERIT")) {
            whole = false;
        }
    }

    private void add(ColumnDefinition column) {
        Column made = new Column(column.name(), column.type(), column.refusesNull(), column);
        if (columns.putIfAbsent(column.name(), made) == null) {
            column.constraints().forEach(this::add);
        }
    }

    private void add(TableConstraint constraint) {
        String name = constraint.name().orElseGet(() -> chosenName(constraint));
        List<String> keys = constraint.usingIndex().map(this::takeOver).orElse(constraint.columns());
        if (constraint.kind() == TableConstraint.Kind.PRIMARY_KEY) {
            keys.forEach(column -> setNullable(column, false));
        }
        if (constraint.name().isEmpty()
                || constraints.stream().noneMatch(each -> each.name().equals(name))) {
            constraints.add(new Constraint(name, keys, constraint, constraint.isValidated()));
        }
    }

    /** The columns of an index that becomes the constraint's own. */
    private List<String> takeOver(String index) {
        List<String> keys = indexes.stream()
                .filter(each -> each.name().equals(index))
                .flatMap(each -> each.keys().stream())
                .flatMap(key -> key.column().stream())
                .toList();
        indexes.removeIf(each -> each.name().equals(index));
        return keys;
    }

    /** {@code table_column_fkey}, as the server chooses it. */
    private String chosenName(TableConstraint constraint) {
        String table = definition.name().name();
        String keys = String.join("_", constraint.columns());
        return switch (constraint.kind()) {
            case PRIMARY_KEY -> table + "_pkey";
            case UNIQUE -> table + "_" + keys + "_key";
            case FOREIGN_KEY -> table + "_" + keys + "_fkey";
            case CHECK -> table + "_" + (keys.isEmpty() ? "" : keys + "_") + "check";
            case EXCLUDE -> table + "_" + keys + "_excl";
            default -> "";
        };
    }

    private void setNullable(String column, boolean nullable) {
        columns.computeIfPresent(column, (name, old) -> new Column(name, old.type(), !nullable, old.definition()));
    }
}
