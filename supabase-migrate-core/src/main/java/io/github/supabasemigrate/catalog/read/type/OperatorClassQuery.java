package io.github.supabasemigrate.catalog.read.type;

import io.github.supabasemigrate.catalog.object.ObjectId;
import io.github.supabasemigrate.catalog.object.ObjectKind;
import io.github.supabasemigrate.catalog.object.QualifiedName;
import io.github.supabasemigrate.catalog.read.CatalogQuery;
import io.github.supabasemigrate.catalog.read.Reading;
import io.github.supabasemigrate.catalog.read.Rows;
import io.github.supabasemigrate.catalog.type.OperatorClass;
import java.sql.SQLException;

/** Operator classes with their members. */
public final class OperatorClassQuery implements CatalogQuery {

    @Override
    public String sql(int major) {
        return """
                SELECT o.tableoid AS class, o.oid, n.nspname AS schema, o.opcname AS name, o.opcowner AS owner,
                       m.amname AS method, fn.nspname AS family_schema, f.opfname AS family,
                       format_type(o.opcintype, NULL) AS input_type,
                       format_type(nullif(o.opckeytype, 0), NULL) AS stored_type, o.opcdefault AS is_default,
                       %s AS members
                FROM pg_opclass o
                JOIN pg_namespace n ON n.oid = o.opcnamespace
                JOIN pg_am m ON m.oid = o.opcmethod
                JOIN pg_opfamily f ON f.oid = o.opcfamily
                JOIN pg_namespace fn ON fn.oid = f.opfnamespace
                WHERE %s""".formatted(OperatorFamilyQuery.members("pg_opclass", "o.oid"), IN_USER_SCHEMA);
    }

    @Override
    public void read(Rows row, Reading reading) throws SQLException {
        String method = row.text("method");
        ObjectId id =
                ObjectId.signed(ObjectKind.OPERATOR_CLASS, row.text("schema"), row.text("name"), " USING " + method);
        reading.add(new OperatorClass(
                id,
                reading.owned(row, id),
                method,
                new QualifiedName(row.text("family_schema"), row.text("family")),
                row.text("input_type"),
                row.textOrNull("stored_type"),
                row.is("is_default"),
                row.texts("members")));
    }
}
