package io.github.supabasemigrate.catalog.read.relation;

import io.github.supabasemigrate.catalog.object.ObjectId;
import io.github.supabasemigrate.catalog.object.ObjectKind;
import io.github.supabasemigrate.catalog.read.Address;
import io.github.supabasemigrate.catalog.read.CatalogQuery;
import io.github.supabasemigrate.catalog.read.Reading;
import io.github.supabasemigrate.catalog.read.Rows;
import io.github.supabasemigrate.catalog.relation.Constraint;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Constraints of tables. What PostgreSQL derives from the foreign key of a partitioned table for its partitions is left
 * out: the names of those depend on the order in which they were made.
 */
public final class ConstraintQuery implements CatalogQuery {

    @Override
    public String sql(int major) {
        return """
                SELECT o.tableoid AS class, o.oid, o.conname AS name, o.contype AS type,
                       c.tableoid AS table_class, o.conrelid AS relation, o.confrelid AS referenced,
                       pg_get_constraintdef(o.oid) AS definition, o.conkey AS columns, o.confkey AS referenced_columns,
                       o.confupdtype AS on_update, o.confdeltype AS on_delete, o.confmatchtype AS match,
                       %s AS on_delete_columns,
                       o.condeferrable AS is_deferrable, o.condeferred AS is_deferred, o.convalidated AS is_validated,
                       %s AS is_enforced, %s AS has_period,
                       o.connoinherit AND o.contype IN ('c', 'n') AS no_inherit, o.conislocal AS is_local, o.coninhcount > 0 AS is_inherited,
                       CASE WHEN o.contype IN ('p', 'u', 'x') THEN i.relname END AS index,
                       CASE WHEN o.contype = 'x'
                            THEN ARRAY(SELECT x::regoperator::text FROM unnest(o.conexclop) x) END AS operators
                FROM pg_constraint o
                JOIN pg_class c ON c.oid = o.conrelid
                JOIN pg_namespace n ON n.oid = c.relnamespace
                LEFT JOIN pg_class i ON i.oid = o.conindid
                WHERE o.contype IN ('p', 'u', 'x', 'c', 'f', 'n') AND c.relkind IN ('r', 'p', 'f')
                  AND (o.contype <> 'f' OR o.conparentid = 0) AND %s""".formatted(
                        major >= 15 ? "o.confdelsetcols" : "NULL::int2[]",
                        major >= 18 ? "o.conenforced" : "true",
                        major >= 18 ? "o.conperiod" : "false",
                        IN_USER_SCHEMA);
    }

    @Override
    public void read(Rows row, Reading reading) throws SQLException {
        long relation = row.oid("relation");
        ObjectId table = reading.idAt(new Address(row.oid("table_class"), relation, 0));
        if (table == null) {
            return;
        }
        var id = table.child(ObjectKind.CONSTRAINT, row.text("name"));
        reading.add(new Constraint(
                id,
                reading.described(row, id),
                table,
                Constraint.Type.ofLetter(row.text("type")),
                row.text("definition"),
                reading.columnNames(relation, row.numbers("columns")),
                reference(row, reading, relation),
                row.is("is_deferrable"),
                row.is("is_deferred"),
                row.is("is_validated"),
                row.is("is_enforced"),
                row.is("no_inherit"),
                row.is("has_period"),
                row.is("is_local"),
                row.is("is_inherited"),
                row.textOrNull("index"),
                row.texts("operators")));
    }

    private static Constraint.@Nullable Reference reference(Rows row, Reading reading, long relation)
            throws SQLException {
        long referenced = row.oid("referenced");
        ObjectId table = reading.idAt(new Address(row.oid("table_class"), referenced, 0));
        if (table == null) {
            return null;
        }
        List<String> onDeleteColumns = reading.columnNames(relation, row.numbers("on_delete_columns"));
        return new Constraint.Reference(
                table,
                reading.columnNames(referenced, row.numbers("referenced_columns")),
                Constraint.Action.ofLetter(row.text("on_update")),
                Constraint.Action.ofLetter(row.text("on_delete")),
                onDeleteColumns,
                Constraint.Match.ofLetter(row.text("match")));
    }
}
