package io.github.supabasemigrate.catalog.read;

import io.github.supabasemigrate.catalog.object.Dependency;
import io.github.supabasemigrate.catalog.object.ObjectId;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * {@code pg_depend}, between objects that the reading knows. A default belongs to its column, a {@code _RETURN} rule to its
 * view; what depends on one column is recorded for that column. What belongs to its object by itself is not asked for: types of
 * rows and arrays, TOAST tables, defaults by their own columns, and triggers that carry out foreign keys.
 */
public final class DependencyQuery implements CatalogQuery {

    @Override
    public String sql(int major) {
        return """
                SELECT coalesce(c.tableoid, d.classid) AS class, coalesce(a.adrelid, d.objid) AS oid,
                       coalesce(a.adnum, d.objsubid) AS part,
                       d.refclassid AS on_class, d.refobjid AS on_oid, d.refobjsubid AS on_part, d.deptype AS strength
                FROM pg_depend d
                LEFT JOIN pg_attrdef a ON d.classid = 'pg_attrdef'::regclass AND a.oid = d.objid
                LEFT JOIN pg_class c ON c.oid = a.adrelid
                WHERE d.objid >= %1$d AND d.deptype <> 'e'
                  AND (d.refobjid >= %1$d OR d.refclassid = 'pg_namespace'::regclass)
                  AND d.classid NOT IN ('pg_amop'::regclass, 'pg_amproc'::regclass)
                  AND NOT (d.deptype = 'i' AND d.classid IN ('pg_type'::regclass, 'pg_trigger'::regclass)
                           AND d.refclassid IN ('pg_type'::regclass, 'pg_class'::regclass, 'pg_constraint'::regclass))
                  AND (a.oid IS NULL OR d.deptype <> 'a' OR d.refobjid <> a.adrelid OR d.refobjsubid <> a.adnum)""".formatted(FIRST_USER_OID);
    }

    @Override
    public void read(Rows row, Reading reading) throws SQLException {
        ObjectId dependent = find(reading, new Address(row.oid("class"), row.oid("oid"), row.integer("part")));
        ObjectId on = find(reading, new Address(row.oid("on_class"), row.oid("on_oid"), row.integer("on_part")));
        if (dependent != null && on != null) {
            reading.depend(dependent, on, Dependency.Strength.ofLetter(row.text("strength")));
        }
    }

    private static @Nullable ObjectId find(Reading reading, Address address) {
        ObjectId exact = reading.idAt(address);
        return exact != null ? exact : reading.idAt(address.whole());
    }
}
