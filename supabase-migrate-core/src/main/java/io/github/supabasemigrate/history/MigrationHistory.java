package io.github.supabasemigrate.history;

import io.github.supabasemigrate.sql.Literals;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The history table {@code supabase_migrations.schema_migrations}, shared with the Supabase CLI. Read in one query, made only when
 * there is something to write.
 */
public final class MigrationHistory {

    private static final String UNDEFINED_TABLE = "42P01";
    private static final String UNDEFINED_COLUMN = "42703";

    private static final String ROWS = "SELECT version, name, statements FROM supabase_migrations.schema_migrations";

    /** For tables of early CLI versions, which have no more than a version. */
    private static final String ROWS_OF_OLD_TABLE = """
            SELECT old.version,
                   old.row_as_json ->> 'name' AS name,
                   CASE WHEN pg_catalog.jsonb_typeof(old.row_as_json -> 'statements') = 'array'
                        THEN ARRAY(SELECT pg_catalog.jsonb_array_elements_text(old.row_as_json -> 'statements'))
                   END AS statements
            FROM (SELECT m.version::text AS version, pg_catalog.to_jsonb(m) AS row_as_json
                  FROM supabase_migrations.schema_migrations AS m) AS old
            """;

    private static final char SEPARATOR = '\u0001';

    private MigrationHistory() {}

    /**
     * All rows in byte order of their versions; none when the table does not exist. The connection must be in autocommit mode, because
     * the question whether the table exists is answered by the server's error.
     */
    public static List<AppliedMigration> read(Connection connection) throws SQLException {
        try {
            return select(connection, ROWS);
        } catch (SQLException e) {
            if (UNDEFINED_TABLE.equals(e.getSQLState())) {
                return List.of();
            }
            if (UNDEFINED_COLUMN.equals(e.getSQLState())) {
                return select(connection, ROWS_OF_OLD_TABLE);
            }
            throw e;
        }
    }

    /** The same without what was recorded of the files: for who knows that none of them was edited. */
    public static List<AppliedMigration> withoutStatements(Connection connection) throws SQLException {
        var applied = new ArrayList<AppliedMigration>();
        try (Statement statement = connection.createStatement();
                ResultSet rows =
                        statement.executeQuery("SELECT version, name FROM supabase_migrations.schema_migrations"
                                + " ORDER BY version COLLATE \"C\"")) {
            while (rows.next()) {
                applied.add(new AppliedMigration(rows.getString(1), rows.getString(2), null));
            }
            return applied;
        } catch (SQLException e) {
            if (UNDEFINED_TABLE.equals(e.getSQLState())) {
                return List.of();
            }
            if (UNDEFINED_COLUMN.equals(e.getSQLState())) {
                return read(connection);
            }
            throw e;
        }
    }

    /** The versions alone, in byte order; none when the table does not exist. */
    public static List<String> versions(Connection connection) throws SQLException {
        var versions = new ArrayList<String>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("""
                        SELECT version FROM supabase_migrations.schema_migrations ORDER BY version COLLATE "C"
                        """)) {
            while (rows.next()) {
                versions.add(rows.getString(1));
            }
        } catch (SQLException e) {
            if (!UNDEFINED_TABLE.equals(e.getSQLState())) {
                throw e;
            }
        }
        return versions;
    }

    /** Whether a version is applied, as the server sees it now. */
    public static boolean contains(Connection connection, String version) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "SELECT EXISTS (SELECT FROM supabase_migrations.schema_migrations WHERE version = "
                                + Literals.quote(version) + ")")) {
            return row.next() && row.getBoolean(1);
        }
    }

    /** One text a row, which the driver reads several times as fast as an array. */
    private static List<AppliedMigration> select(Connection connection, String history) throws SQLException {
        var applied = new ArrayList<AppliedMigration>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "SELECT version, name, pg_catalog.cardinality(statements), pg_catalog.array_to_string(statements, E'\\x01', '')"
                                + " FROM (" + history + ") AS history ORDER BY version COLLATE \"C\"")) {
            while (rows.next()) {
                String version = rows.getString(1);
                List<String> statements = texts(rows.getString(4));
                if (statements != null && statements.size() != rows.getInt(3)) {
                    statements = exactTexts(connection, history, version);
                }
                applied.add(new AppliedMigration(version, rows.getString(2), statements));
            }
        }
        return applied;
    }

    /** As many as there are, unless there are none or one of them contains the separator. */
    private static @Nullable List<String> texts(@Nullable String joined) {
        if (joined == null) {
            return null;
        }
        var texts = new ArrayList<String>();
        int start = 0;
        for (int end = joined.indexOf(SEPARATOR); end >= 0; end = joined.indexOf(SEPARATOR, start)) {
            texts.add(joined.substring(start, end));
            start = end + 1;
        }
        texts.add(joined.substring(start));
        return texts;
    }

    private static List<String> exactTexts(Connection connection, String history, String version) throws SQLException {
        var texts = new ArrayList<String>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT pg_catalog.unnest(statements) FROM (" + history
                        + ") AS history WHERE version = " + Literals.quote(version))) {
            while (rows.next()) {
                texts.add(Objects.toString(rows.getString(1), ""));
            }
        }
        return texts;
    }
}
