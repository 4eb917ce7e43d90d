package io.github.supabasemigrate.catalog.read.type;

import io.github.supabasemigrate.catalog.object.ObjectId;
import io.github.supabasemigrate.catalog.object.ObjectKind;
import io.github.supabasemigrate.catalog.read.CatalogQuery;
import io.github.supabasemigrate.catalog.read.Reading;
import io.github.supabasemigrate.catalog.read.Rows;
import io.github.supabasemigrate.catalog.type.Operator;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Operators; shells that only another's {@code COMMUTATOR} or {@code NEGATOR} clause made are left out. */
public final class OperatorQuery implements CatalogQuery {

    @Override
    public String sql(int major) {
        return """
                SELECT o.tableoid AS class, o.oid, n.nspname AS schema, o.oprname AS name, o.oprowner AS owner,
                       format_type(nullif(o.oprleft, 0), NULL) AS left_type, format_type(o.oprright, NULL) AS right_type,
                       o.oprcode::regprocedure::text AS function,
                       nullif(o.oprcom, 0)::regoperator::text AS commutator,
                       nullif(o.oprnegate, 0)::regoperator::text AS negator,
                       nullif(o.oprrest::oid, 0)::regprocedure::text AS restriction,
                       nullif(o.oprjoin::oid, 0)::regprocedure::text AS join,
                       o.oprcanhash AS can_hash, o.oprcanmerge AS can_merge
                FROM pg_operator o
                JOIN pg_namespace n ON n.oid = o.oprnamespace
                WHERE o.oprcode <> 0 AND %s""".formatted(IN_USER_SCHEMA);
    }

    @Override
    public void read(Rows row, Reading reading) throws SQLException {
        @Nullable String left = row.textOrNull("left_type");
        String right = row.text("right_type");
        String signature = "(" + (left == null ? "NONE" : left) + ", " + right + ")";
        ObjectId id = ObjectId.signed(ObjectKind.OPERATOR, row.text("schema"), row.text("name"), signature);
        reading.add(new Operator(
                id,
                reading.owned(row, id),
                left,
                right,
                row.text("function"),
                row.textOrNull("commutator"),
                row.textOrNull("negator"),
                row.textOrNull("restriction"),
                row.textOrNull("join"),
                row.is("can_hash"),
                row.is("can_merge")));
    }
}
