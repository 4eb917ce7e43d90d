package io.github.supabasemigrate.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * What a server says of itself and of the role that a session acts as.
 *
 * @param version as the server prints it, such as {@code 17.4} or {@code 15.20 (Debian 15.20-0+deb12u1)}
 * @param versionNumber {@code 170004}; the manual calls it {@code server_version_num}
 * @param inRecovery true for a standby, where nothing can be written
 * @param isSupabase true where the platform's own roles and schemas are
 */
public record ServerInfo(String version, int versionNumber, boolean inRecovery, boolean isSupabase, Role role) {

    /**
     * The role that the session acts as.
     *
     * @param login who logged in; not {@code name} after a {@code SET ROLE}
     */
    public record Role(
            String name,
            String login,
            boolean isSuperuser,
            boolean createsRoles,
            boolean createsDatabases,
            boolean bypassesRowSecurity) {}

    private static final String QUERY = """
            SELECT current_setting('server_version'), current_setting('server_version_num')::int,
                   pg_catalog.pg_is_in_recovery(),
                   EXISTS (SELECT FROM pg_catalog.pg_roles WHERE rolname = 'supabase_admin')
                       AND EXISTS (SELECT FROM pg_catalog.pg_namespace WHERE nspname = 'auth'),
                   current_user, session_user, rolsuper, rolcreaterole, rolcreatedb, rolbypassrls
              FROM pg_catalog.pg_roles WHERE rolname = current_user""";

    /** Asks, with one query. */
    public static ServerInfo of(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery(QUERY)) {
            answer.next();
            Role role = new Role(
                    answer.getString(5),
                    answer.getString(6),
                    answer.getBoolean(7),
                    answer.getBoolean(8),
                    answer.getBoolean(9),
                    answer.getBoolean(10));
            return new ServerInfo(
                    answer.getString(1), answer.getInt(2), answer.getBoolean(3), answer.getBoolean(4), role);
        }
    }

    /** 15, 17, …. */
    public int major() {
        return versionNumber / 10_000;
    }
}
