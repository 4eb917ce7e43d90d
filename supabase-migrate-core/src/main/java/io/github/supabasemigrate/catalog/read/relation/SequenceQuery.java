package io.github.supabasemigrate.catalog.read.relation;

import io.github.supabasemigrate.catalog.object.ObjectId;
import io.github.supabasemigrate.catalog.object.ObjectKind;
import io.github.supabasemigrate.catalog.read.Address;
import io.github.supabasemigrate.catalog.read.CatalogQuery;
import io.github.supabasemigrate.catalog.read.Reading;
import io.github.supabasemigrate.catalog.read.Rows;
import io.github.supabasemigrate.catalog.relation.Sequence;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Sequences and the columns that own them. */
public final class SequenceQuery implements CatalogQuery {

    @Override
    public String sql(int major) {
        return """
                SELECT c.tableoid AS class, c.oid, n.nspname AS schema, c.relname AS name,
                       c.relowner AS owner, c.relacl::text[] AS acl, acldefault('s', c.relowner)::text[] AS default_acl,
                       format_type(s.seqtypid, NULL) AS type, s.seqstart AS start, s.seqincrement AS increment,
                       s.seqmin AS minimum, s.seqmax AS maximum, s.seqcache AS cache, s.seqcycle AS cycles,
                       c.relpersistence = 'u' AS is_unlogged,
                       d.refclassid AS column_class, d.refobjid AS relation, d.refobjsubid AS number,
                       d.deptype = 'i' AS is_identity
                FROM pg_sequence s
                JOIN pg_class c ON c.oid = s.seqrelid
                JOIN pg_namespace n ON n.oid = c.relnamespace
                LEFT JOIN pg_depend d ON d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.objsubid = 0
                     AND d.refclassid = 'pg_class'::regclass AND d.refobjsubid > 0 AND d.deptype IN ('a', 'i')
                WHERE %s""".formatted(IN_USER_SCHEMA);
    }

    @Override
    public void read(Rows row, Reading reading) throws SQLException {
        ObjectId id = ObjectId.of(ObjectKind.SEQUENCE, row.text("schema"), row.text("name"));
        @Nullable ObjectId ownedBy =
                reading.idAt(new Address(row.oid("column_class"), row.oid("relation"), row.integer("number")));
        reading.add(new Sequence(
                id,
                reading.granted(row, id),
                row.text("type"),
                row.number("start"),
                row.number("increment"),
                row.number("minimum"),
                row.number("maximum"),
                row.number("cache"),
                row.is("cycles"),
                row.is("is_unlogged"),
                ownedBy,
                row.is("is_identity")));
    }
}
