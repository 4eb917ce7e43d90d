package io.github.supabasemigrate.catalog.read.type;

import io.github.supabasemigrate.catalog.object.ObjectId;
import io.github.supabasemigrate.catalog.object.ObjectKind;
import io.github.supabasemigrate.catalog.read.CatalogQuery;
import io.github.supabasemigrate.catalog.read.Reading;
import io.github.supabasemigrate.catalog.read.Rows;
import io.github.supabasemigrate.catalog.type.Cast;
import java.sql.SQLException;

/** Casts that somebody created, without the one that comes with a range type. */
public final class CastQuery implements CatalogQuery {

    @Override
    public String sql(int major) {
        return """
                SELECT c.tableoid AS class, c.oid, format_type(c.castsource, NULL) AS source,
                       format_type(c.casttarget, NULL) AS target, c.castmethod AS method,
                       nullif(c.castfunc, 0)::regprocedure::text AS function, c.castcontext AS context
                FROM pg_cast c
                WHERE c.oid >= %d
                  AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = c.tableoid AND d.objid = c.oid
                                  AND d.deptype = 'i')""".formatted(FIRST_USER_OID);
    }

    @Override
    public void read(Rows row, Reading reading) throws SQLException {
        String source = row.text("source");
        String target = row.text("target");
        ObjectId id = ObjectId.global(ObjectKind.CAST, "(" + source + " AS " + target + ")");
        reading.add(new Cast(
                id,
                reading.described(row, id),
                source,
                target,
                Cast.Method.ofLetter(row.text("method")),
                row.textOrNull("function"),
                Cast.Context.ofLetter(row.text("context"))));
    }
}
