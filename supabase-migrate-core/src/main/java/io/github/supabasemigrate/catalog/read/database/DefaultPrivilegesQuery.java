package io.github.supabasemigrate.catalog.read.database;

import io.github.supabasemigrate.catalog.database.DefaultPrivileges;
import io.github.supabasemigrate.catalog.object.Attachments;
import io.github.supabasemigrate.catalog.object.ObjectId;
import io.github.supabasemigrate.catalog.object.ObjectKind;
import io.github.supabasemigrate.catalog.object.Privileges;
import io.github.supabasemigrate.catalog.read.Address;
import io.github.supabasemigrate.catalog.read.CatalogQuery;
import io.github.supabasemigrate.catalog.read.Reading;
import io.github.supabasemigrate.catalog.read.Rows;
import java.sql.SQLException;
import java.util.Collections;

/** What {@code ALTER DEFAULT PRIVILEGES} left. */
public final class DefaultPrivilegesQuery implements CatalogQuery {

    @Override
    public String sql(int major) {
        return """
                SELECT d.tableoid AS class, d.oid, d.defaclrole AS role, n.nspname AS schema, d.defaclacl::text[] AS acl,
                       CASE d.defaclobjtype WHEN 'r' THEN 'tables' WHEN 'S' THEN 'sequences' WHEN 'f' THEN 'functions'
                            WHEN 'T' THEN 'types' WHEN 'n' THEN 'schemas' ELSE 'large objects' END AS objects
                FROM pg_default_acl d
                LEFT JOIN pg_namespace n ON n.oid = d.defaclnamespace""";
    }

    @Override
    public void read(Rows row, Reading reading) throws SQLException {
        var id = new ObjectId(
                ObjectKind.DEFAULT_PRIVILEGES,
                row.textOr("schema", ""),
                reading.role(row.oid("role")),
                row.text("objects"),
                "");
        reading.identify(new Address(row.oid("class"), row.oid("oid"), 0), id);
        Privileges privileges = reading.privileges(row.texts("acl"));
        reading.add(
                new DefaultPrivileges(id, new Attachments(null, null, privileges, Collections.emptySortedMap(), null)));
    }
}
