package io.github.supabasemigrate.history;

import io.github.supabasemigrate.sql.Literals;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How the history is written: the table made lazily with the CLI's own definition, and its rows as SQL text, so that a whole migration
 * and its row can travel to the server in one message.
 */
public final class HistoryTable {

    private static final String IS_COMPLETE = """
            SELECT pg_catalog.count(*) = 3
            FROM pg_catalog.pg_attribute
            WHERE attrelid = pg_catalog.to_regclass('supabase_migrations.schema_migrations')
              AND attname IN ('version', 'name', 'statements') AND NOT attisdropped
            """;

    /** The columns come one by one, in the order in which the CLI has added them over the years. */
    private static final String CREATE = """
            BEGIN;
            SET LOCAL lock_timeout = '4s';
            SET LOCAL client_min_messages = warning;
            CREATE SCHEMA IF NOT EXISTS supabase_migrations;
            CREATE TABLE IF NOT EXISTS supabase_migrations.schema_migrations (version text NOT NULL PRIMARY KEY);
            ALTER TABLE supabase_migrations.schema_migrations ADD COLUMN IF NOT EXISTS statements text[];
            ALTER TABLE supabase_migrations.schema_migrations ADD COLUMN IF NOT EXISTS name text;
            COMMIT
            """;

    private HistoryTable() {}

    /** Makes the table, or its younger columns, unless all is there: needs no right to change the schema then. */
    public static void createIfMissing(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            if (!isComplete(statement)) {
                try {
                    statement.execute(CREATE);
                } catch (SQLException e) {
                    statement.execute("ROLLBACK");
                    throw e;
                }
            }
        }
    }

    private static boolean isComplete(Statement statement) throws SQLException {
        try (ResultSet rows = statement.executeQuery(IS_COMPLETE)) {
            return rows.next() && rows.getBoolean(1);
        }
    }

    /** The statement that records a migration; fails with 23505 when its version is there already. */
    public static String insert(AppliedMigration migration) {
        return "INSERT INTO supabase_migrations.schema_migrations(version, name, statements) VALUES ("
                + Literals.quote(migration.version()) + ", " + quoteOrNull(migration.name()) + ", "
                + array(migration.statements()) + ")";
    }

    /** The statement that records a migration whatever the history says of it. */
    static String upsert(AppliedMigration migration) {
        return insert(migration)
                + " ON CONFLICT (version) DO UPDATE SET name = EXCLUDED.name, statements = EXCLUDED.statements";
    }

    private static String quoteOrNull(@Nullable String text) {
        return text == null ? "NULL" : Literals.quote(text);
    }

    private static String array(@Nullable List<String> texts) {
        return texts == null
                ? "NULL"
                : texts.stream().map(Literals::quote).collect(Collectors.joining(", ", "ARRAY[", "]::text[]"));
    }
}
