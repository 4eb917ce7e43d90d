package io.github.supabasemigrate.catalog.read.type;

import io.github.supabasemigrate.catalog.object.ObjectId;
import io.github.supabasemigrate.catalog.object.ObjectKind;
import io.github.supabasemigrate.catalog.read.CatalogQuery;
import io.github.supabasemigrate.catalog.read.Reading;
import io.github.supabasemigrate.catalog.read.Rows;
import io.github.supabasemigrate.catalog.type.AccessMethod;
import java.sql.SQLException;

/** Access methods that somebody created. */
public final class AccessMethodQuery implements CatalogQuery {

    @Override
    public String sql(int major) {
        return """
                SELECT m.tableoid AS class, m.oid, m.amname AS name, m.amtype = 'i' AS is_for_indexes,
                       m.amhandler::regprocedure::text AS handler
                FROM pg_am m
                WHERE m.oid >= %d""".formatted(FIRST_USER_OID);
    }

    @Override
    public void read(Rows row, Reading reading) throws SQLException {
        ObjectId id = ObjectId.global(ObjectKind.ACCESS_METHOD, row.text("name"));
        reading.add(new AccessMethod(id, reading.described(row, id), row.is("is_for_indexes"), row.text("handler")));
    }
}
