package io.github.supabasemigrate.lint.schema;

import io.github.supabasemigrate.sql.grammar.SyntaxNode;
import io.github.supabasemigrate.sql.statement.table.AlterTable;
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
import io.github.supabasemigrate.sql.statement.table.CreateIndex;
import io.github.supabasemigrate.sql.statement.table.CreateTable;
import io.github.supabasemigrate.sql.statement.table.TableConstraint;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A table as the statements that were read make it. Columns of {@code LIKE}, {@code AS} and inheritance are not known. */
public final class KnownTable {

    /**
     * A column.
     *
     * @param type as last written; empty where none is
     */
    public record Column(String name, Optional<SyntaxNode> type, boolean refusesNull, ColumnDefinition definition) {}

    /**
     * A constraint of the table or of a column.
     *
     * @param isValidated false until what is NOT VALID has been validated
     */
    public record Constraint(TableConstraint definition, boolean isValidated) {}

    private final CreateTable definition;
    private final Moment created;
    private final Map<String, Column> columns = new LinkedHashMap<>();
    private final List<Constraint> constraints = new ArrayList<>();
    private final List<CreateIndex> indexes = new ArrayList<>();
    private boolean rowSecurity;

    KnownTable(CreateTable definition, Moment created) {
        this.definition = definition;
        this.created = created;
        definition.columns().forEach(this::add);
        definition.constraints().forEach(each -> constraints.add(new Constraint(each, each.isValidated())));
        definition.constraints().stream()
                .filter(each -> each.kind() == TableConstraint.Kind.PRIMARY_KEY)
                .flatMap(each -> each.columns().stream())
                .forEach(column -> setNullable(column, false));
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

    public List<CreateIndex> indexes() {
        return Collections.unmodifiableList(indexes);
    }

    /** Whether row level security is enabled. */
    public boolean hasRowSecurity() {
        return rowSecurity;
    }

    void add(CreateIndex index) {
        indexes.add(index);
    }

    void alter(AlterTable alter) {
        alter.commands().forEach(this::apply);
    }

    private void apply(AlterTableCommand command) {
        if (command instanceof AddColumn add) {
            add(add.column());
        } else if (command instanceof DropColumn drop) {
            columns.remove(drop.column());
        } else if (command instanceof AlterType type) {
            columns.computeIfPresent(
                    type.column(),
                    (name, old) -> new Column(name, Optional.of(type.type()), old.refusesNull(), old.definition()));
        } else if (command instanceof SetNotNull set) {
            setNullable(set.column(), false);
        } else if (command instanceof DropNotNull drop) {
            setNullable(drop.column(), true);
        } else if (command instanceof RowSecurity security) {
            rowSecurity = switch (security.change()) {
                case ENABLE -> true;
                case DISABLE -> false;
                default -> rowSecurity;
            };
        } else {
            applyToConstraints(command);
        }
    }

    private void applyToConstraints(AlterTableCommand command) {
        if (command instanceof AddConstraint add) {
            constraints.add(new Constraint(add.constraint(), add.constraint().isValidated()));
        } else if (command instanceof DropConstraint drop) {
            constraints.removeIf(each ->
                    each.definition().name().filter(drop.constraint()::equals).isPresent());
        } else if (command instanceof ValidateConstraint validate) {
            constraints.replaceAll(each -> each.definition()
                            .name()
                            .filter(validate.constraint()::equals)
                            .isPresent()
                    ? new Constraint(each.definition(), true)
                    : each);
        }
    }

    private void add(ColumnDefinition column) {
        columns.putIfAbsent(column.name(), new Column(column.name(), column.type(), column.refusesNull(), column));
        column.constraints().forEach(each -> constraints.add(new Constraint(each, each.isValidated())));
    }

    private void setNullable(String column, boolean nullable) {
        columns.computeIfPresent(column, (name, old) -> new Column(name, old.type(), !nullable, old.definition()));
    }
}
