package io.github.supabasemigrate.history;

import io.github.supabasemigrate.sql.Literals;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** Changes what the history says without running any migration. All or nothing, each call one transaction. */
public final class HistoryRepair {

    private final Connection connection;

    /**
     * @param connection in autocommit mode
     */
    public HistoryRepair(Connection connection) {
        this.connection = connection;
    }

    /** Records the migrations as applied, each replacing the row that has its version. */
    public void markApplied(Collection<AppliedMigration> migrations) throws SQLException {
        if (migrations.isEmpty()) {
            return;
        }
        HistoryTable.createIfMissing(connection);
        inTransaction(statement -> {
            for (AppliedMigration migration : migrations) {
                statement.execute(HistoryTable.upsert(migration));
            }
        });
        for (AppliedMigration migration : migrations) {
            UnfinishedMigrations.on(connection).forget(migration.version());
        }
    }

    /**
     * Deletes the rows of these versions, whatever they look like, and what is remembered of an unfinished run of them.
     *
     * @return the versions that were there, in byte order
     */
    public List<String> markReverted(Collection<String> versions) throws SQLException {
        var reverted = new ArrayList<String>();
        if (versions.isEmpty() || MigrationHistory.read(connection).isEmpty()) {
            return reverted;
        }
        String list = versions.stream().map(Literals::quote).collect(Collectors.joining(", "));
        inTransaction(statement -> {
            try (ResultSet rows = statement.executeQuery("""
                    WITH reverted AS (
                      DELETE FROM supabase_migrations.schema_migrations WHERE version IN (%s) RETURNING version
                    )
                    SELECT version FROM reverted ORDER BY version COLLATE "C"
                    """.formatted(list))) {
                while (rows.next()) {
                    reverted.add(rows.getString(1));
                }
            }
        });
        for (String version : versions) {
            UnfinishedMigrations.on(connection).forget(version);
        }
        return reverted;
    }

    private void inTransaction(Work work) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            statement.execute("BEGIN");
            try {
                work.run(statement);
                statement.execute("COMMIT");
            } catch (SQLException e) {
                statement.execute("ROLLBACK");
                throw e;
            }
        }
    }

    private interface Work {
        void run(Statement statement) throws SQLException;
    }
}
