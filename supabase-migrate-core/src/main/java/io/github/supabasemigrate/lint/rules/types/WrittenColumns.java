package io.github.supabasemigrate.lint.rules.types;

import io.github.supabasemigrate.lint.LintStatement;
import io.github.supabasemigrate.sql.grammar.SyntaxNode;
import io.github.supabasemigrate.sql.statement.QualifiedName;
import io.github.supabasemigrate.sql.statement.table.AlterTableCommand.AddColumn;
import io.github.supabasemigrate.sql.statement.table.AlterTableCommand.AlterType;
import io.github.supabasemigrate.sql.statement.table.ColumnDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The columns that a statement defines or gives another type. */
final class WrittenColumns {

    /**
     * A column and its type.
     *
     * @param baseType in lower case with single spaces, without what stands in brackets: {@code character varying}, {@code int[]}
     * @param definition as written; null for a change of the type alone
     */
    record Column(
            QualifiedName table, String name, SyntaxNode type, String baseType, Optional<ColumnDefinition> definition) {

        /** The type of which an array is made; of another type, that type. */
        String elementType() {
            return baseType.endsWith("[]") ? baseType.substring(0, baseType.length() - 2) : baseType;
        }

        static Column of(QualifiedName table, String name, SyntaxNode type, Optional<ColumnDefinition> definition) {
            String words = type.words().toLowerCase(Locale.ROOT);
            String base = words.indexOf('(') < 0 ? words : words.replaceAll("\\s*\\([^)]*\\)", "");
            return new Column(table, name, type, base.replace(" [ ]", "[]"), definition);
        }
    }

    private final List<Column> all;

    private WrittenColumns(LintStatement statement) {
        this.all = List.copyOf(read(statement));
    }

    static List<Column> of(LintStatement statement) {
        return statement.once(WrittenColumns.class, WrittenColumns::new).all;
    }

    private static List<Column> read(LintStatement statement) {
        List<Column> found = new ArrayList<>();
        statement
                .createTable()
                .filter(create -> !create.isTemporary())
                .ifPresent(create -> create.columns().forEach(column -> add(create.name(), column, found)));
        statement.alterTable().ifPresent(alter -> {
            alter.commands(AddColumn.class).forEach(each -> add(alter.name(), each.column(), found));
            alter.commands(AlterType.class)
                    .forEach(each -> found.add(Column.of(alter.name(), each.column(), each.type(), Optional.empty())));
        });
        return found;
    }

    private static void add(QualifiedName table, ColumnDefinition column, List<Column> found) {
        column.type().ifPresent(type -> found.add(Column.of(table, column.name(), type, Optional.of(column))));
    }
}
