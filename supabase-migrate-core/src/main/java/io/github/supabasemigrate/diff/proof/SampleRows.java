package io.github.supabasemigrate.diff.proof;

import io.github.supabasemigrate.catalog.Catalog;
import io.github.supabasemigrate.catalog.relation.Column;
import io.github.supabasemigrate.catalog.relation.Table;
import io.github.supabasemigrate.diff.render.Names;
import io.github.supabasemigrate.sql.Literals;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Rows for tables that have none, so that a loss can be seen. Triggers and foreign keys do not run while they are written. A table whose
 * checks refuse them stays empty.
 */
final class SampleRows {

    private static final int ROWS = 3;

    private final SampleValues values;

    SampleRows(Catalog catalog) {
        this.values = new SampleValues(catalog);
    }

    /**
     * Fills the empty ones of these tables.
     *
     * @param superuser of a throw-away database, in auto-commit mode
     */
    void fill(Connection superuser, Collection<Table> tables) throws SQLException {
        superuser.setAutoCommit(false);
        try (Statement statement = superuser.createStatement()) {
            statement.setEscapeProcessing(false);
            statement.execute("SET LOCAL session_replication_role = replica");
            for (Table table : tables) {
                if (!table.isPartition() && isEmpty(statement, table)) {
                    for (int n = 1; n <= ROWS; n++) {
                        insert(superuser, statement, table, n);
                    }
                }
            }
            superuser.commit();
        } finally {
            superuser.setAutoCommit(true);
        }
    }

    private static boolean isEmpty(Statement statement, Table table) throws SQLException {
        try (ResultSet row = statement.executeQuery("SELECT NOT EXISTS (SELECT FROM " + Names.of(table.id()) + ")")) {
            row.next();
            return row.getBoolean(1);
        }
    }

    /** Every column; else those that must have a value. */
    private void insert(Connection connection, Statement statement, Table table, int n) throws SQLException {
        if (!tryToInsert(connection, statement, insert(table, n, column -> true))) {
            tryToInsert(
                    connection,
                    statement,
                    insert(table, n, column -> column.notNull() && column.defaultExpression() == null));
        }
    }

    private String insert(Table table, int n, Predicate<Column> isGiven) {
        List<Column> columns = table.columns().stream()
                .filter(column -> !column.isGenerated() && isGiven.test(column))
                .toList();
        if (columns.isEmpty()) {
            return "INSERT INTO " + Names.of(table.id()) + " DEFAULT VALUES";
        }
        return "INSERT INTO %s (%s) OVERRIDING SYSTEM VALUE VALUES (%s)"
                .formatted(
                        Names.of(table.id()),
                        Names.list(columns.stream().map(Column::name).toList()),
                        columns.stream()
                                .map(column -> Literals.quote(values.text(column.type(), n)))
                                .collect(Collectors.joining(", ")));
    }

    private static boolean tryToInsert(Connection connection, Statement statement, String insert) throws SQLException {
        Savepoint before = connection.setSavepoint();
        try {
            statement.execute(insert);
            connection.releaseSavepoint(before);
            return true;
        } catch (SQLException e) {
            connection.rollback(before);
            return false;
        }
    }
}
