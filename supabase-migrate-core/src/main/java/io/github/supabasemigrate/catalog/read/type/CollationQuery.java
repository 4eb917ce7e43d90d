package io.github.supabasemigrate.catalog.read.type;

import io.github.supabasemigrate.catalog.object.ObjectId;
import io.github.supabasemigrate.catalog.object.ObjectKind;
import io.github.supabasemigrate.catalog.read.CatalogQuery;
import io.github.supabasemigrate.catalog.read.Reading;
import io.github.supabasemigrate.catalog.read.Rows;
import io.github.supabasemigrate.catalog.type.Collation;
import java.sql.SQLException;

/** Collations that somebody created. */
public final class CollationQuery implements CatalogQuery {

    @Override
    public String sql(int major) {
        String locale = major >= 17 ? "l.colllocale" : major >= 15 ? "l.colliculocale" : "NULL";
        return """
                SELECT l.tableoid AS class, l.oid, n.nspname AS schema, l.collname AS name, l.collowner AS owner,
                       CASE l.collprovider WHEN 'i' THEN 'icu' WHEN 'b' THEN 'builtin' WHEN 'd' THEN 'default'
                                           ELSE 'libc' END AS provider,
                       l.collisdeterministic AS is_deterministic,
                       CASE WHEN l.collencoding >= 0 THEN pg_encoding_to_char(l.collencoding) END AS encoding,
                       l.collcollate AS collate, l.collctype AS ctype, %s AS locale, %s AS rules
                FROM pg_collation l
                JOIN pg_namespace n ON n.oid = l.collnamespace
                WHERE %s""".formatted(locale, major >= 16 ? "l.collicurules" : "NULL", IN_USER_SCHEMA);
    }

    @Override
    public void read(Rows row, Reading reading) throws SQLException {
        ObjectId id = ObjectId.of(ObjectKind.COLLATION, row.text("schema"), row.text("name"));
        reading.add(new Collation(
                id,
                reading.owned(row, id),
                row.text("provider"),
                row.is("is_deterministic"),
                row.textOrNull("encoding"),
                row.textOrNull("collate"),
                row.textOrNull("ctype"),
                row.textOrNull("locale"),
                row.textOrNull("rules")));
    }
}
