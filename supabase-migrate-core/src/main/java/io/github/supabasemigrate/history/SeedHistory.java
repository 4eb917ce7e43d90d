package io.github.supabasemigrate.history;

import io.github.supabasemigrate.sql.Literals;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.Map;

/** The table {@code supabase_migrations.seed_files}: which seed files ran, and the SHA-256 of the bytes that ran last. */
public final class SeedHistory {

    private static final String UNDEFINED_TABLE = "42P01";

    /** The statements that make the table where it is missing, for the transaction that writes to it. */
    public static final String CREATE_IF_MISSING = """
            SET LOCAL client_min_messages = warning;
            CREATE SCHEMA IF NOT EXISTS supabase_migrations;
            CREATE TABLE IF NOT EXISTS supabase_migrations.seed_files (path text NOT NULL PRIMARY KEY, hash text NOT NULL)""";

    private SeedHistory() {}

    /**
     * Path, such as {@code supabase/seed.sql}, to lower-case hexadecimal hash; empty when the table does not exist.
     *
     * @param connection in autocommit mode
     */
    public static Map<String, String> read(Connection connection) throws SQLException {
        var hashes = new LinkedHashMap<String, String>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "SELECT path, hash FROM supabase_migrations.seed_files ORDER BY path COLLATE \"C\"")) {
            while (rows.next()) {
                hashes.put(rows.getString(1), rows.getString(2));
            }
        } catch (SQLException e) {
            if (!UNDEFINED_TABLE.equals(e.getSQLState())) {
                throw e;
            }
        }
        return hashes;
    }

    /** The statement that remembers a file's hash. */
    public static String upsert(String path, String hash) {
        return "INSERT INTO supabase_migrations.seed_files(path, hash) VALUES (" + Literals.quote(path) + ", "
                + Literals.quote(hash) + ") ON CONFLICT (path) DO UPDATE SET hash = EXCLUDED.hash";
    }
}
