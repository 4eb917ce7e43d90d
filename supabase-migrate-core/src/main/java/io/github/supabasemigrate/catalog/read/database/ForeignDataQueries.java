package io.github.supabasemigrate.catalog.read.database;

import io.github.supabasemigrate.catalog.foreign.ForeignDataWrapper;
import io.github.supabasemigrate.catalog.foreign.ForeignServer;
import io.github.supabasemigrate.catalog.foreign.UserMapping;
import io.github.supabasemigrate.catalog.object.ObjectId;
import io.github.supabasemigrate.catalog.object.ObjectKind;
import io.github.supabasemigrate.catalog.object.Options;
import io.github.supabasemigrate.catalog.read.CatalogQuery;
import io.github.supabasemigrate.catalog.read.Reading;
import io.github.supabasemigrate.catalog.read.Rows;
import java.sql.SQLException;
import java.util.List;
import java.util.TreeMap;

/** Foreign-data wrappers, servers and user mappings. */
public final class ForeignDataQueries {

    private ForeignDataQueries() {}

    public static List<CatalogQuery> all() {
        return List.of(new Wrappers(), new Servers(), new UserMappings());
    }

    private static final class Wrappers implements CatalogQuery {
        @Override
        public String sql(int major) {
            return """
                    SELECT w.tableoid AS class, w.oid, w.fdwname AS name, w.fdwowner AS owner, w.fdwacl::text[] AS acl,
                           acldefault('F', w.fdwowner)::text[] AS default_acl, w.fdwoptions AS options,
                           nullif(w.fdwhandler, 0)::regprocedure::text AS handler,
                           nullif(w.fdwvalidator, 0)::regprocedure::text AS validator
                    FROM pg_foreign_data_wrapper w""";
        }

        @Override
        public void read(Rows row, Reading reading) throws SQLException {
            ObjectId id = ObjectId.global(ObjectKind.FOREIGN_DATA_WRAPPER, row.text("name"));
            reading.add(new ForeignDataWrapper(
                    id,
                    reading.granted(row, id),
                    row.textOrNull("handler"),
                    row.textOrNull("validator"),
                    Options.parse(row.texts("options"))));
        }
    }

    private static final class Servers implements CatalogQuery {
        @Override
        public String sql(int major) {
            return """
                    SELECT s.tableoid AS class, s.oid, s.srvname AS name, s.srvowner AS owner, s.srvacl::text[] AS acl,
                           acldefault('S', s.srvowner)::text[] AS default_acl, w.fdwname AS wrapper,
                           s.srvtype AS type, s.srvversion AS version, s.srvoptions AS options
                    FROM pg_foreign_server s
                    JOIN pg_foreign_data_wrapper w ON w.oid = s.srvfdw""";
        }

        @Override
        public void read(Rows row, Reading reading) throws SQLException {
            ObjectId id = ObjectId.global(ObjectKind.SERVER, row.text("name"));
            reading.add(new ForeignServer(
                    id,
                    reading.granted(row, id),
                    row.text("wrapper"),
                    row.textOrNull("type"),
                    row.textOrNull("version"),
                    Options.parse(row.texts("options"))));
        }
    }

    private static final class UserMappings implements CatalogQuery {
        @Override
        public String sql(int major) {
            return """
                    SELECT 'pg_user_mapping'::regclass::oid AS class, m.umid AS oid, m.srvname AS server, m.umuser AS role,
                           m.umoptions AS options
                    FROM pg_user_mappings m""";
        }

        @Override
        public void read(Rows row, Reading reading) throws SQLException {
            String role = row.oid("role") == 0 ? "public" : reading.role(row.oid("role"));
            ObjectId id = ObjectId.global(ObjectKind.SERVER, row.text("server")).child(ObjectKind.USER_MAPPING, role);
            var options = new TreeMap<>(Options.parse(row.texts("options")).values());
            options.remove("password");
            reading.add(new UserMapping(id, reading.described(row, id), new Options(options)));
        }
    }
}
