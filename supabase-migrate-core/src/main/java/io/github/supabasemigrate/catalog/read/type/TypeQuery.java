package io.github.supabasemigrate.catalog.read.type;

import io.github.supabasemigrate.catalog.object.Attachments;
import io.github.supabasemigrate.catalog.object.ObjectId;
import io.github.supabasemigrate.catalog.object.ObjectKind;
import io.github.supabasemigrate.catalog.object.QualifiedName;
import io.github.supabasemigrate.catalog.read.CatalogQuery;
import io.github.supabasemigrate.catalog.read.Reading;
import io.github.supabasemigrate.catalog.read.Rows;
import io.github.supabasemigrate.catalog.relation.Column;
import io.github.supabasemigrate.catalog.type.BaseType;
import io.github.supabasemigrate.catalog.type.CompositeType;
import io.github.supabasemigrate.catalog.type.EnumType;
import io.github.supabasemigrate.catalog.type.RangeType;
import java.sql.SQLException;
import java.util.List;
import java.util.TreeMap;

/** Enums, composites, ranges and base types; domains have their own query. */
public final class TypeQuery implements CatalogQuery {

    @Override
    public String sql(int major) {
        return """
                SELECT t.tableoid AS class, t.oid, t.typtype AS type, t.typisdefined AS is_defined,
                       n.nspname AS schema, t.typname AS name,
                       t.typowner AS owner, t.typacl::text[] AS acl, acldefault('T', t.typowner)::text[] AS default_acl,
                       CASE WHEN t.typtype = 'e' THEN ARRAY(SELECT e.enumlabel FROM pg_enum e WHERE e.enumtypid = t.oid
                                                            ORDER BY e.enumsortorder)::text[] END AS labels,
                       t.typrelid AS relation,
                       r.rngsubtype AS subtype, r.rngsubopc AS operator_class, r.rngcollation AS collation,
                       nullif(r.rngcanonical, 0)::regprocedure::text AS canonical,
                       nullif(r.rngsubdiff, 0)::regprocedure::text AS difference,
                       mn.nspname AS multirange_schema, m.typname AS multirange,
                       CASE WHEN t.typtype IN ('b', 'p') AND t.typisdefined THEN ARRAY[
                           'INPUT=' || t.typinput::regprocedure, 'OUTPUT=' || t.typoutput::regprocedure,
                           'RECEIVE=' || nullif(t.typreceive, 0)::regprocedure, 'SEND=' || nullif(t.typsend, 0)::regprocedure,
                           'TYPMOD_IN=' || nullif(t.typmodin, 0)::regprocedure,
                           'TYPMOD_OUT=' || nullif(t.typmodout, 0)::regprocedure,
                           'ANALYZE=' || nullif(t.typanalyze, 0)::regprocedure,
                           'SUBSCRIPT=' || nullif(t.typsubscript, 0)::regprocedure,
                           'INTERNALLENGTH=' || CASE WHEN t.typlen < 0 THEN 'VARIABLE' ELSE t.typlen::text END,
                           'PASSEDBYVALUE=' || t.typbyval, 'ALIGNMENT=' || t.typalign::text, 'STORAGE=' || t.typstorage::text,
                           'CATEGORY=' || t.typcategory::text, 'PREFERRED=' || t.typispreferred,
                           'DEFAULT=' || t.typdefault, 'ELEMENT=' || format_type(nullif(t.typelem, 0), NULL),
                           'DELIMITER=' || t.typdelim::text, 'COLLATABLE=' || (t.typcollation <> 0)] END AS properties
                FROM pg_type t
                JOIN pg_namespace n ON n.oid = t.typnamespace
                LEFT JOIN pg_class c ON c.oid = t.typrelid
                LEFT JOIN pg_range r ON r.rngtypid = t.oid
                LEFT JOIN pg_type m ON m.oid = r.rngmultitypid
                LEFT JOIN pg_namespace mn ON mn.oid = m.typnamespace
                WHERE t.typtype IN ('e', 'c', 'r', 'b', 'p') AND (c.oid IS NULL OR c.relkind = 'c')
                  AND NOT EXISTS (SELECT FROM pg_type e WHERE e.oid = t.typelem AND e.typarray = t.oid) AND %s""".formatted(IN_USER_SCHEMA);
    }

    @Override
    public void read(Rows row, Reading reading) throws SQLException {
        switch (row.text("type")) {
            case "e" -> {
                ObjectId id = id(row, ObjectKind.ENUM);
                reading.add(new EnumType(id, reading.granted(row, id), row.texts("labels")));
            }
            case "c" -> {
                ObjectId id = id(row, ObjectKind.COMPOSITE);
                reading.add(new CompositeType(id, reading.granted(row, id), attributes(row, reading)));
            }
            case "r" -> range(row, reading);
            default -> baseType(row, reading);
        }
    }

    private static ObjectId id(Rows row, ObjectKind kind) throws SQLException {
        return ObjectId.of(kind, row.text("schema"), row.text("name"));
    }

    private static List<CompositeType.Attribute> attributes(Rows row, Reading reading) throws SQLException {
        List<Column> columns = reading.columns(row.oid("relation"));
        return columns.stream()
                .map(column -> new CompositeType.Attribute(
                        column.id(), column.attachments(), column.type(), column.collation()))
                .toList();
    }

    private static void range(Rows row, Reading reading) throws SQLException {
        ObjectId id = id(row, ObjectKind.RANGE);
        reading.add(new RangeType(
                id,
                reading.granted(row, id),
                reading.type(row.oid("subtype")),
                reading.operatorClass(row.oid("operator_class")),
                reading.collation(row.oid("collation")),
                row.textOrNull("canonical"),
                row.textOrNull("difference"),
                new QualifiedName(row.text("multirange_schema"), row.text("multirange"))));
    }

    private static void baseType(Rows row, Reading reading) throws SQLException {
        ObjectId id = id(row, ObjectKind.BASE_TYPE);
        Attachments attachments = reading.granted(row, id);
        var properties = new TreeMap<String, String>();
        for (String property : row.texts("properties")) {
            int equals = property.indexOf('=');
            properties.put(property.substring(0, equals), property.substring(equals + 1));
        }
        reading.add(new BaseType(id, attachments, row.is("is_defined"), properties));
    }
}
