package io.github.supabasemigrate.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * The time zone that a session of psql or of the Supabase CLI would have. The driver logs in with the zone of the computer that
 * it runs on, and the server then takes that for the session's default; a {@code timestamptz} literal in a migration would
 * mean another moment on another machine.
 */
final class ServerTimeZone {

    /** What Supabase runs with, and what is used when the server does not tell its own. */
    private static final String SUPABASE = "UTC";

    private static final String SET_FOR_ROLE_OR_DATABASE = """
            SELECT substr(entry, strpos(entry, '=') + 1),
                   has_function_privilege('pg_catalog.pg_show_all_file_settings()', 'EXECUTE')
              FROM (VALUES (1)) AS always (row)
              LEFT JOIN LATERAL (
                   SELECT entry, setrole, setdatabase
                     FROM pg_catalog.pg_db_role_setting
                    CROSS JOIN LATERAL unnest(setconfig) AS entry
                    WHERE lower(entry) LIKE 'timezone=%'
                      AND setrole IN (0, (SELECT oid FROM pg_catalog.pg_roles WHERE rolname = session_user))
                      AND setdatabase IN (
                          0, (SELECT oid FROM pg_catalog.pg_database WHERE datname = current_database()))
                    ORDER BY setrole = 0, setdatabase = 0
                    LIMIT 1) AS setting ON true""";

    private static final String SET_FOR_SERVER = """
            SELECT setting FROM pg_catalog.pg_file_settings
             WHERE lower(name) = 'timezone' AND error IS NULL
             ORDER BY seqno DESC LIMIT 1""";

    private ServerTimeZone() {}

    static String ask(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            boolean mayReadFiles;
            try (ResultSet answer = statement.executeQuery(SET_FOR_ROLE_OR_DATABASE)) {
                answer.next();
                String zone = answer.getString(1);
                if (zone != null) {
                    return zone;
                }
                mayReadFiles = answer.getBoolean(2);
            }
            return mayReadFiles ? fromFiles(statement) : SUPABASE;
        }
    }

    private static String fromFiles(Statement statement) throws SQLException {
        try (ResultSet answer = statement.executeQuery(SET_FOR_SERVER)) {
            return answer.next() ? answer.getString(1) : SUPABASE;
        }
    }
}
