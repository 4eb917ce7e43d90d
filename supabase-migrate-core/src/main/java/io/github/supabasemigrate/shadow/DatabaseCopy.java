package io.github.supabasemigrate.shadow;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * A database made as a copy of another. {@code CREATE DATABASE … TEMPLATE} copies what is inside; what the server keeps about
 * the database itself (settings, privileges) is carried over by hand, or a copy would have another search path than its
 * original.
 *
 * @param source the database to copy, unquoted
 * @param target the new one's name, unquoted
 */
public record DatabaseCopy(String source, String target) {

    private static final int LOOKS = 100;

    /**
     * Settings by {@code FROM CURRENT}, which alone takes a stored value as it is: {@code search_path = "$user", public} given as a
     * literal would be one schema with a strange name.
     */
    private static final String CARRY_OVER = """
            DO $$
            DECLARE
                stored record;
                source_oid oid := (SELECT oid FROM pg_catalog.pg_database WHERE datname = %1$s);
            BEGIN
                FOR stored IN
                    SELECT role.rolname,
                           pg_catalog.split_part(entry, '=', 1) AS name,
                           pg_catalog.substr(entry, pg_catalog.strpos(entry, '=') + 1) AS value
                      FROM pg_catalog.pg_db_role_setting setting
                      LEFT JOIN pg_catalog.pg_roles role ON role.oid = setting.setrole
                     CROSS JOIN pg_catalog.unnest(setting.setconfig) entry
                     WHERE setting.setdatabase = source_oid
                LOOP
                    PERFORM pg_catalog.set_config(stored.name, stored.value, true);
                    EXECUTE CASE WHEN stored.rolname IS NULL
                                 THEN pg_catalog.format('ALTER DATABASE %%I', %2$s)
                                 ELSE pg_catalog.format('ALTER ROLE %%I IN DATABASE %%I', stored.rolname, %2$s) END
                         || ' SET '
                         || (SELECT pg_catalog.string_agg(pg_catalog.quote_ident(part), '.')
                               FROM pg_catalog.unnest(pg_catalog.string_to_array(stored.name, '.')) part)
                         || ' FROM CURRENT';
                END LOOP;
                IF (SELECT datacl IS NOT NULL FROM pg_catalog.pg_database WHERE oid = source_oid) THEN
                    EXECUTE pg_catalog.format('REVOKE ALL ON DATABASE %%I FROM PUBLIC', %2$s);
                    FOR stored IN
                        SELECT acl.privilege_type, acl.is_grantable,
                               CASE acl.grantee WHEN 0 THEN 'PUBLIC'
                                    ELSE pg_catalog.quote_ident(pg_catalog.pg_get_userbyid(acl.grantee)) END AS grantee
                          FROM pg_catalog.pg_database database
                         CROSS JOIN pg_catalog.aclexplode(database.datacl) acl
                         WHERE database.oid = source_oid
                    LOOP
                        EXECUTE pg_catalog.format('GRANT %%s ON DATABASE %%I TO %%s', stored.privilege_type, %2$s, stored.grantee)
                             || CASE WHEN stored.is_grantable THEN ' WITH GRANT OPTION' ELSE '' END;
                    END LOOP;
                END IF;
            END $$""";

    /** Names the original; {@link Named#as} names the copy. */
    public static Named of(String source) {
        return new Named(source);
    }

    /** A copy whose original is known. */
    public record Named(String source) {
        public DatabaseCopy as(String target) {
            return new DatabaseCopy(source, target);
        }
    }

    /**
     * Makes the copy, with the original's owner.
     *
     * @param connection to neither of the two, in autocommit mode
     */
    public void run(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            awaitLeaving(statement);
            statement.execute("CREATE DATABASE " + quoted(target) + " TEMPLATE " + quoted(source) + " OWNER "
                    + quoted(owner(statement)) + strategy(connection));
            statement.execute(CARRY_OVER.formatted(literal(source), literal(target)));
        }
    }

    private String owner(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery("SELECT pg_catalog.pg_get_userbyid(datdba)"
                + " FROM pg_catalog.pg_database WHERE datname = " + literal(source))) {
            row.next();
            return row.getString(1);
        }
    }

    /**
     * A closed connection's server process lives a moment longer. {@code CREATE DATABASE} looks for it every 100 ms, so a
     * closer look pays; who really is connected makes it fail with the server's own words.
     */
    private void awaitLeaving(Statement statement) throws SQLException {
        for (int look = 0; look < LOOKS; look++) {
            try (ResultSet row = statement.executeQuery("SELECT pg_catalog.count(*), pg_catalog.pg_sleep(0.002)"
                    + " FROM pg_catalog.pg_stat_activity WHERE datname = " + literal(source)
                    + " HAVING pg_catalog.count(*) > 0")) {
                if (!row.next()) {
                    return;
                }
            }
        }
    }

    /** Copying files beats writing every block to the log when nothing is synced to disk. */
    private static String strategy(Connection connection) throws SQLException {
        return connection.getMetaData().getDatabaseMajorVersion() >= 15 ? " STRATEGY file_copy" : "";
    }

    private static String quoted(String identifier) {
        return '"' + identifier.replace("\"", "\"\"") + '"';
    }

    private static String literal(String text) {
        return '\'' + text.replace("'", "''") + '\'';
    }
}
