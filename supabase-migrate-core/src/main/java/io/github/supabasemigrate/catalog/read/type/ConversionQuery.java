package io.github.supabasemigrate.catalog.read.type;

import io.github.supabasemigrate.catalog.object.ObjectId;
import io.github.supabasemigrate.catalog.object.ObjectKind;
import io.github.supabasemigrate.catalog.read.CatalogQuery;
import io.github.supabasemigrate.catalog.read.Reading;
import io.github.supabasemigrate.catalog.read.Rows;
import io.github.supabasemigrate.catalog.type.Conversion;
import java.sql.SQLException;

/** Conversions that somebody created. */
public final class ConversionQuery implements CatalogQuery {

    @Override
    public String sql(int major) {
        return """
                SELECT c.tableoid AS class, c.oid, n.nspname AS schema, c.conname AS name, c.conowner AS owner,
                       pg_encoding_to_char(c.conforencoding) AS source, pg_encoding_to_char(c.contoencoding) AS target,
                       c.conproc::regprocedure::text AS function, c.condefault AS is_default
                FROM pg_conversion c
                JOIN pg_namespace n ON n.oid = c.connamespace
                WHERE %s""".formatted(IN_USER_SCHEMA);
    }

    @Override
    public void read(Rows row, Reading reading) throws SQLException {
        ObjectId id = ObjectId.of(ObjectKind.CONVERSION, row.text("schema"), row.text("name"));
        reading.add(new Conversion(
                id,
                reading.owned(row, id),
                row.text("source"),
                row.text("target"),
                row.text("function"),
                row.is("is_default")));
    }
}
