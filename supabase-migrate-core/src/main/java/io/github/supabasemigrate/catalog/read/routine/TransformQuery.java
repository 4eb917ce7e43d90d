package io.github.supabasemigrate.catalog.read.routine;

import io.github.supabasemigrate.catalog.object.ObjectId;
import io.github.supabasemigrate.catalog.object.ObjectKind;
import io.github.supabasemigrate.catalog.read.CatalogQuery;
import io.github.supabasemigrate.catalog.read.Reading;
import io.github.supabasemigrate.catalog.read.Rows;
import io.github.supabasemigrate.catalog.routine.Transform;
import java.sql.SQLException;

/** Transforms. */
public final class TransformQuery implements CatalogQuery {

    @Override
    public String sql(int major) {
        return """
                SELECT t.tableoid AS class, t.oid, format_type(t.trftype, NULL) AS type, l.lanname AS language,
                       nullif(t.trffromsql::oid, 0)::regprocedure::text AS from_sql,
                       nullif(t.trftosql::oid, 0)::regprocedure::text AS to_sql
                FROM pg_transform t
                JOIN pg_language l ON l.oid = t.trflang""";
    }

    @Override
    public void read(Rows row, Reading reading) throws SQLException {
        String type = row.text("type");
        String language = row.text("language");
        ObjectId id = ObjectId.global(ObjectKind.TRANSFORM, "for " + type + " language " + language);
        reading.add(new Transform(
                id, reading.described(row, id), type, language, row.textOrNull("from_sql"), row.textOrNull("to_sql")));
    }
}
