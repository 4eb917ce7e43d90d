package io.github.supabasemigrate.execute.reset;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * What the API's roles may do with what this role will create in schema {@code public}, after a reset. A project chooses when it is
 * created, or by {@code [api] auto_expose_new_tables} in config.toml.
 */
public enum DefaultPrivileges {
    /** Nobody said: as a new project has them, unless the database is closed by now; a reset opens nothing that was closed. */
    OPEN_UNLESS_CLOSED,
    /** Everything, as the platform gives it by default. */
    OPEN,
    /** What the platform leaves those that opt out. */
    CLOSED;

    private static final String IS_OPEN = """
            SELECT NOT EXISTS (SELECT FROM pg_catalog.pg_roles WHERE rolname = 'anon') OR EXISTS (
                SELECT FROM pg_catalog.pg_default_acl AS d, pg_catalog.aclexplode(d.defaclacl) AS a
                 WHERE d.defaclnamespace = pg_catalog.to_regnamespace('public') AND d.defaclobjtype = 'r'
                   AND d.defaclrole = (SELECT r.oid FROM pg_catalog.pg_roles AS r WHERE r.rolname = current_user)
                   AND a.privilege_type = 'SELECT'
                   AND a.grantee IN (SELECT r.oid FROM pg_catalog.pg_roles AS r WHERE r.rolname IN ('anon', 'authenticated')))
            """;

    private static final String CLEAR = """
            DO $defaults$
            DECLARE
                revocation text;
            BEGIN
                FOR revocation IN
                    SELECT DISTINCT pg_catalog.format('ALTER DEFAULT PRIVILEGES IN SCHEMA public REVOKE ALL ON %%s FROM %%s',
                        CASE d.defaclobjtype WHEN 'r' THEN 'TABLES' WHEN 'S' THEN 'SEQUENCES' WHEN 'f' THEN 'FUNCTIONS' ELSE 'TYPES' END,
                        CASE a.grantee WHEN 0 THEN 'PUBLIC' ELSE a.grantee::pg_catalog.regrole::text END)
                    FROM pg_catalog.pg_default_acl AS d, pg_catalog.aclexplode(d.defaclacl) AS a
                    WHERE d.defaclnamespace = pg_catalog.to_regnamespace('public')
                        AND d.defaclrole = (SELECT r.oid FROM pg_catalog.pg_roles AS r WHERE r.rolname = CURRENT_USER)
                LOOP
                    EXECUTE revocation;
                END LOOP;
                IF (SELECT pg_catalog.count(*) FROM pg_catalog.pg_roles AS r
                     WHERE r.rolname IN ('postgres', 'anon', 'authenticated', 'service_role')) = 4 THEN
                    ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT ALL ON TABLES TO postgres, anon, authenticated, service_role;
                    ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT ALL ON FUNCTIONS TO postgres, anon, authenticated, service_role;
                    ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT ALL ON SEQUENCES TO postgres, anon, authenticated, service_role;
            %s
                END IF;
            END
            $defaults$""";

    private static final String CLOSE = """
                    ALTER DEFAULT PRIVILEGES IN SCHEMA public
                        REVOKE SELECT, INSERT, UPDATE, DELETE ON TABLES FROM anon, authenticated, service_role;
                    ALTER DEFAULT PRIVILEGES IN SCHEMA public
                        REVOKE USAGE, SELECT ON SEQUENCES FROM anon, authenticated, service_role;
                    ALTER DEFAULT PRIVILEGES IN SCHEMA public REVOKE EXECUTE ON FUNCTIONS FROM anon, authenticated, service_role;
            """;

    /** Open or closed: decided for a database before anything in it is dropped. */
    DefaultPrivileges decidedFor(Connection database) throws SQLException {
        if (this != OPEN_UNLESS_CLOSED) {
            return this;
        }
        try (Statement statement = database.createStatement();
                ResultSet row = statement.executeQuery(IS_OPEN)) {
            row.next();
            return row.getBoolean(1) ? OPEN : CLOSED;
        }
    }

    /** The statements that bring them about, whatever they are now; nothing on a server without the API's roles. */
    String sql() {
        return CLEAR.formatted(this == CLOSED ? CLOSE : "");
    }
}
