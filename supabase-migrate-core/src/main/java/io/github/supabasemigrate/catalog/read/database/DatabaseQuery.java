package io.github.supabasemigrate.catalog.read.database;

import io.github.supabasemigrate.catalog.database.DatabaseProperties;
import io.github.supabasemigrate.catalog.object.ObjectId;
import io.github.supabasemigrate.catalog.object.ObjectKind;
import io.github.supabasemigrate.catalog.read.CatalogQuery;
import io.github.supabasemigrate.catalog.read.Reading;
import io.github.supabasemigrate.catalog.read.Rows;
import java.sql.SQLException;

/** The database that the connection is in. */
public final class DatabaseQuery implements CatalogQuery {

    @Override
    public String sql(int major) {
        return """
                SELECT d.tableoid AS class, d.oid, d.datdba AS owner, d.datacl::text[] AS acl,
                       acldefault('d', d.datdba)::text[] AS default_acl,
                       pg_encoding_to_char(d.encoding) AS encoding, d.datcollate AS collate, d.datctype AS ctype
                FROM pg_database d
                WHERE d.datname = current_database()""";
    }

    @Override
    public void read(Rows row, Reading reading) throws SQLException {
        ObjectId id = ObjectId.global(ObjectKind.DATABASE, "");
        reading.add(new DatabaseProperties(
                id, reading.granted(row, id), row.text("encoding"), row.text("collate"), row.text("ctype")));
    }
}
