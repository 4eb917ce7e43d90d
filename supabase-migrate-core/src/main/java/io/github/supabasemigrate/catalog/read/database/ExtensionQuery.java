package io.github.supabasemigrate.catalog.read.database;

import io.github.supabasemigrate.catalog.database.Extension;
import io.github.supabasemigrate.catalog.object.ObjectId;
import io.github.supabasemigrate.catalog.object.ObjectKind;
import io.github.supabasemigrate.catalog.read.CatalogQuery;
import io.github.supabasemigrate.catalog.read.Reading;
import io.github.supabasemigrate.catalog.read.Rows;
import java.sql.SQLException;

/** Installed extensions. */
public final class ExtensionQuery implements CatalogQuery {

    @Override
    public String sql(int major) {
        return """
                SELECT e.tableoid AS class, e.oid, e.extname AS name, e.extowner AS owner, e.extversion AS version,
                       n.nspname AS schema, e.extrelocatable AS relocatable
                FROM pg_extension e
                JOIN pg_namespace n ON n.oid = e.extnamespace""";
    }

    @Override
    public void read(Rows row, Reading reading) throws SQLException {
        ObjectId id = ObjectId.global(ObjectKind.EXTENSION, row.text("name"));
        reading.add(new Extension(
                id, reading.owned(row, id), row.text("version"), row.text("schema"), row.is("relocatable")));
    }
}
