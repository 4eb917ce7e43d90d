package io.github.supabasemigrate.catalog.read;

import java.sql.SQLException;
import java.util.List;

/** What hangs on objects of any kind: comments, security labels, membership of extensions, and the names of roles. */
public final class AttachmentQueries {

    private AttachmentQueries() {}

    /** In the order in which they must be asked. */
    public static List<CatalogQuery> all() {
        return List.of(new RoleNames(), new Comments(), new Labels(), new Members(), new InitialPrivileges());
    }

    private static final class RoleNames implements CatalogQuery {
        @Override
        public String sql(int major) {
            return "SELECT oid, rolname AS name FROM pg_roles";
        }

        @Override
        public void read(Rows row, Reading reading) throws SQLException {
            reading.lookups().putRole(row.oid("oid"), row.text("name"));
        }
    }

    private static final class Comments implements CatalogQuery {
        @Override
        public String sql(int major) {
            return """
                    SELECT classoid AS class, objoid AS oid, objsubid AS part, description
                    FROM pg_description
                    WHERE objoid >= %1$d OR classoid IN ('pg_namespace'::regclass, 'pg_language'::regclass)
                    UNION ALL
                    SELECT classoid, objoid, 0, description FROM pg_shdescription
                    WHERE classoid = 'pg_authid'::regclass
                       OR objoid = (SELECT oid FROM pg_database WHERE datname = current_database())""".formatted(FIRST_USER_OID);
        }

        @Override
        public void read(Rows row, Reading reading) throws SQLException {
            reading.lookups().putComment(addressOfPart(row), row.text("description"));
        }
    }

    private static final class Labels implements CatalogQuery {
        @Override
        public String sql(int major) {
            return """
                    SELECT classoid AS class, objoid AS oid, objsubid AS part, provider, label FROM pg_seclabel
                    UNION ALL
                    SELECT classoid, objoid, 0, provider, label FROM pg_shseclabel
                    WHERE classoid IN ('pg_authid'::regclass, 'pg_subscription'::regclass)
                       OR objoid = (SELECT oid FROM pg_database WHERE datname = current_database())""";
        }

        @Override
        public void read(Rows row, Reading reading) throws SQLException {
            reading.lookups().putLabel(addressOfPart(row), row.text("provider"), row.text("label"));
        }
    }

    private static final class Members implements CatalogQuery {
        @Override
        public String sql(int major) {
            return """
                    SELECT d.classid AS class, d.objid AS oid, 0 AS part, e.extname AS extension
                    FROM pg_depend d JOIN pg_extension e ON e.oid = d.refobjid
                    WHERE d.refclassid = 'pg_extension'::regclass AND d.deptype = 'e'""";
        }

        @Override
        public void read(Rows row, Reading reading) throws SQLException {
            reading.lookups().putExtension(addressOfPart(row), row.text("extension"));
        }
    }

    private static final class InitialPrivileges implements CatalogQuery {
        @Override
        public String sql(int major) {
            return """
                    SELECT classoid AS class, objoid AS oid, objsubid AS part, initprivs::text[] AS acl
                    FROM pg_init_privs WHERE privtype = 'e'""";
        }

        @Override
        public void read(Rows row, Reading reading) throws SQLException {
            reading.lookups().putInitialPrivileges(addressOfPart(row), reading.privileges(row.texts("acl")));
        }
    }

    private static Address addressOfPart(Rows row) throws SQLException {
        return new Address(row.oid("class"), row.oid("oid"), row.integer("part"));
    }
}
