package io.github.supabasemigrate.catalog.read.routine;

import io.github.supabasemigrate.catalog.object.ObjectId;
import io.github.supabasemigrate.catalog.object.ObjectKind;
import io.github.supabasemigrate.catalog.read.CatalogQuery;
import io.github.supabasemigrate.catalog.read.Reading;
import io.github.supabasemigrate.catalog.read.Rows;
import io.github.supabasemigrate.catalog.routine.Language;
import java.sql.SQLException;

/** Procedural languages, those of PostgreSQL too: their privileges and owner may have been changed. */
public final class LanguageQuery implements CatalogQuery {

    @Override
    public String sql(int major) {
        return """
                SELECT l.tableoid AS class, l.oid, l.lanname AS name, l.lanowner AS owner, l.lanacl::text[] AS acl,
                       acldefault('l', l.lanowner)::text[] AS default_acl, l.lanpltrusted AS is_trusted,
                       nullif(l.lanplcallfoid, 0)::regprocedure::text AS handler,
                       nullif(l.laninline, 0)::regprocedure::text AS inline,
                       nullif(l.lanvalidator, 0)::regprocedure::text AS validator
                FROM pg_language l""";
    }

    @Override
    public void read(Rows row, Reading reading) throws SQLException {
        ObjectId id = ObjectId.global(ObjectKind.LANGUAGE, row.text("name"));
        reading.add(new Language(
                id,
                reading.granted(row, id),
                row.is("is_trusted"),
                row.textOrNull("handler"),
                row.textOrNull("inline"),
                row.textOrNull("validator")));
    }
}
