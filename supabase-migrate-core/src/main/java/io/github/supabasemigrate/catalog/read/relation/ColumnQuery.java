package io.github.supabasemigrate.catalog.read.relation;

import io.github.supabasemigrate.catalog.object.Attachments;
import io.github.supabasemigrate.catalog.object.ObjectId;
import io.github.supabasemigrate.catalog.object.ObjectKind;
import io.github.supabasemigrate.catalog.object.Options;
import io.github.supabasemigrate.catalog.object.Storage;
import io.github.supabasemigrate.catalog.read.Address;
import io.github.supabasemigrate.catalog.read.CatalogQuery;
import io.github.supabasemigrate.catalog.read.Reading;
import io.github.supabasemigrate.catalog.read.Rows;
import io.github.supabasemigrate.catalog.relation.Column;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * Columns of relations and attributes of composite types. Dropped columns leave no trace. The expression of a default that generates
 * nothing names no column, so that the server need not load the table to print it.
 */
public final class ColumnQuery implements CatalogQuery {

    @Override
    public String sql(int major) {
        return "WITH RECURSIVE " + VIEWS_WITHOUT_HANDLER + """

                SELECT c.tableoid AS class, c.oid AS relation, c.relkind AS relation_kind,
                       n.nspname AS schema, c.relname AS parent, a.attname AS name, a.attnum AS number,
                       a.atttypid AS type, format_type(a.atttypid, a.atttypmod) AS type_sql,
                       a.attnotnull AS not_null,
                       pg_get_expr(d.adbin, CASE WHEN a.attgenerated = '' THEN 0 ELSE d.adrelid END) AS default_expression,
                       a.attidentity AS identity, a.attgenerated AS generated,
                       CASE WHEN a.attcollation <> t.typcollation THEN a.attcollation END AS collation,
                       CASE WHEN a.attstorage <> t.typstorage AND c.relkind NOT IN ('v', 'c') THEN a.attstorage END AS storage,
                       a.attcompression AS compression, nullif(a.attstattarget, -1) AS statistics_target,
                       a.attoptions AS options, a.attfdwoptions AS foreign_options,
                       a.attislocal AS is_local, a.attinhcount > 0 AS is_inherited, a.attacl::text[] AS acl,
                       CASE WHEN c.relkind <> 'v' THEN true
                            WHEN c.oid IN (SELECT oid FROM without_handler) THEN false
                            ELSE pg_column_is_updatable(c.oid, a.attnum, false) END AS is_updatable
                FROM pg_class c
                JOIN pg_namespace n ON n.oid = c.relnamespace
                JOIN pg_attribute a ON a.attrelid = c.oid
                JOIN pg_type t ON t.oid = a.atttypid
                LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
                WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f', 'c') AND a.attnum > 0 AND NOT a.attisdropped AND %s
                ORDER BY c.oid, a.attnum""".formatted(IN_USER_SCHEMA);
    }

    @Override
    public void read(Rows row, Reading reading) throws SQLException {
        long relation = row.oid("relation");
        boolean isAttribute = row.text("relation_kind").equals("c");
        var id = new ObjectId(
                isAttribute ? ObjectKind.TYPE_ATTRIBUTE : ObjectKind.COLUMN,
                row.text("schema"),
                row.text("parent"),
                row.text("name"),
                "");
        var address = new Address(row.oid("class"), relation, row.integer("number"));
        Attachments attachments = reading.attachedToColumn(address, id, row.texts("acl"));
        reading.addColumn(relation, row.number("number"), column(row, reading, id, attachments));
    }

    private static Column column(Rows row, Reading reading, ObjectId id, Attachments attachments) throws SQLException {
        String storage = row.textOrNull("storage");
        return new Column(
                id,
                attachments,
                reading.type(row.oid("type"), row.text("type_sql")),
                row.is("not_null"),
                row.textOrNull("default_expression"),
                Column.Identity.ofLetter(row.text("identity")),
                Column.Generated.ofLetter(row.text("generated")),
                reading.collation(row.oid("collation")),
                storage == null ? null : Storage.ofLetter(storage),
                compression(row.text("compression")),
                row.integerOrNull("statistics_target"),
                Options.parse(row.texts("options")),
                Options.parse(row.texts("foreign_options")),
                row.is("is_local"),
                row.is("is_inherited"),
                row.is("is_updatable"));
    }

    private static @Nullable String compression(String letter) {
        return switch (letter) {
            case "p" -> "pglz";
            case "l" -> "lz4";
            default -> null;
        };
    }
}
