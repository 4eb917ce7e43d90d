package io.github.supabasemigrate.catalog.read.database;

import io.github.supabasemigrate.catalog.database.Schema;
import io.github.supabasemigrate.catalog.object.ObjectId;
import io.github.supabasemigrate.catalog.object.ObjectKind;
import io.github.supabasemigrate.catalog.read.CatalogQuery;
import io.github.supabasemigrate.catalog.read.Reading;
import io.github.supabasemigrate.catalog.read.Rows;
import java.sql.SQLException;

/** Schemas. */
public final class SchemaQuery implements CatalogQuery {

    @Override
    public String sql(int major) {
        return """
                SELECT n.tableoid AS class, n.oid, n.nspname AS name, n.nspowner AS owner, n.nspacl::text[] AS acl,
                       acldefault('n', n.nspowner)::text[] AS default_acl
                FROM pg_namespace n
                WHERE %s""".formatted(IN_USER_SCHEMA);
    }

    @Override
    public void read(Rows row, Reading reading) throws SQLException {
        ObjectId id = ObjectId.global(ObjectKind.SCHEMA, row.text("name"));
        reading.add(new Schema(id, reading.granted(row, id)));
    }
}
