package io.github.supabasemigrate.catalog.read.relation;

import io.github.supabasemigrate.catalog.object.ObjectId;
import io.github.supabasemigrate.catalog.object.ObjectKind;
import io.github.supabasemigrate.catalog.object.Options;
import io.github.supabasemigrate.catalog.read.CatalogQuery;
import io.github.supabasemigrate.catalog.read.Reading;
import io.github.supabasemigrate.catalog.read.Rows;
import io.github.supabasemigrate.catalog.relation.Column;
import io.github.supabasemigrate.catalog.relation.ForeignTable;
import io.github.supabasemigrate.catalog.relation.MaterializedView;
import io.github.supabasemigrate.catalog.relation.Table;
import io.github.supabasemigrate.catalog.relation.View;
import java.sql.SQLException;
import java.util.List;

/** Tables, foreign tables, views and materialized views. */
public final class RelationQuery implements CatalogQuery {

    @Override
    public String sql(int major) {
        return "WITH RECURSIVE " + VIEWS_WITHOUT_HANDLER + """

                SELECT c.tableoid AS class, c.oid, c.relkind AS kind, n.nspname AS schema, c.relname AS name,
                       c.relowner AS owner, c.relacl::text[] AS acl, acldefault('r', c.relowner)::text[] AS default_acl,
                       c.relpersistence = 'u' AS is_unlogged, c.reloptions AS options, t.reloptions AS toast_options,
                       m.amname AS access_method, s.spcname AS tablespace,
                       c.relrowsecurity AS has_row_security, c.relforcerowsecurity AS forces_row_security,
                       c.relreplident AS replica_identity, ri.relname AS replica_identity_index,
                       cl.relname AS clustered_on, c.relispopulated AS is_populated,
                       CASE WHEN c.reloftype <> 0 THEN format_type(c.reloftype, NULL) END AS of_type,
                       CASE WHEN c.relkind = 'p' THEN pg_get_partkeydef(c.oid) END AS partition_key,
                       CASE WHEN c.relispartition THEN pg_get_expr(c.relpartbound, c.oid) END AS partition_bound,
                       CASE WHEN c.relkind IN ('v', 'm') THEN pg_get_viewdef(c.oid) END AS definition,
                       CASE WHEN c.relkind = 'v' AND c.oid NOT IN (SELECT oid FROM without_handler)
                            THEN pg_relation_is_updatable(c.oid, false) ELSE 0 END AS updatable,
                       fs.srvname AS server, f.ftoptions AS foreign_options
                FROM pg_class c
                JOIN pg_namespace n ON n.oid = c.relnamespace
                LEFT JOIN pg_class t ON t.oid = c.reltoastrelid
                LEFT JOIN pg_am m ON m.oid = c.relam
                LEFT JOIN pg_tablespace s ON s.oid = c.reltablespace
                LEFT JOIN pg_index rx ON rx.indrelid = c.oid AND rx.indisreplident AND c.relreplident = 'i'
                LEFT JOIN pg_class ri ON ri.oid = rx.indexrelid
                LEFT JOIN pg_index cx ON cx.indrelid = c.oid AND cx.indisclustered
                LEFT JOIN pg_class cl ON cl.oid = cx.indexrelid
                LEFT JOIN pg_foreign_table f ON f.ftrelid = c.oid
                LEFT JOIN pg_foreign_server fs ON fs.oid = f.ftserver
                WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f') AND %s""".formatted(IN_USER_SCHEMA);
    }

    @Override
    public void read(Rows row, Reading reading) throws SQLException {
        List<Column> columns = reading.columns(row.oid("oid"));
        reading.add(
                switch (row.text("kind")) {
                    case "v" -> view(row, reading, columns);
                    case "m" -> materializedView(row, reading, columns);
                    case "f" -> foreignTable(row, reading, columns);
                    default -> table(row, reading, columns);
                });
    }

    private static Table table(Rows row, Reading reading, List<Column> columns) throws SQLException {
        ObjectId id = ObjectId.table(row.text("schema"), row.text("name"));
        return new Table(
                id,
                reading.granted(row, id),
                columns,
                row.is("is_unlogged"),
                Options.parse(row.texts("options")),
                Options.parse(row.texts("toast_options")),
                row.textOrNull("access_method"),
                row.textOrNull("tablespace"),
                row.is("has_row_security"),
                row.is("forces_row_security"),
                Table.ReplicaIdentity.ofLetter(row.text("replica_identity")),
                row.textOrNull("replica_identity_index"),
                row.textOrNull("clustered_on"),
                row.textOrNull("of_type"),
                reading.parents(row.oid("oid")),
                row.textOrNull("partition_key"),
                row.textOrNull("partition_bound"));
    }

    private static ForeignTable foreignTable(Rows row, Reading reading, List<Column> columns) throws SQLException {
        ObjectId id = ObjectId.of(ObjectKind.FOREIGN_TABLE, row.text("schema"), row.text("name"));
        return new ForeignTable(
                id,
                reading.granted(row, id),
                columns,
                row.text("server"),
                Options.parse(row.texts("foreign_options")),
                reading.parents(row.oid("oid")),
                row.textOrNull("partition_bound"));
    }

    private static View view(Rows row, Reading reading, List<Column> columns) throws SQLException {
        ObjectId id = ObjectId.of(ObjectKind.VIEW, row.text("schema"), row.text("name"));
        int updatable = row.integer("updatable");
        return new View(
                id,
                reading.granted(row, id),
                columns,
                row.text("definition").strip(),
                Options.parse(row.texts("options")),
                (updatable & 8) != 0,
                (updatable & 20) == 20);
    }

    private static MaterializedView materializedView(Rows row, Reading reading, List<Column> columns)
            throws SQLException {
        ObjectId id = ObjectId.of(ObjectKind.MATERIALIZED_VIEW, row.text("schema"), row.text("name"));
        return new MaterializedView(
                id,
                reading.granted(row, id),
                columns,
                row.text("definition").strip(),
                Options.parse(row.texts("options")),
                Options.parse(row.texts("toast_options")),
                row.textOrNull("access_method"),
                row.textOrNull("tablespace"),
                row.is("is_populated"),
                row.textOrNull("clustered_on"));
    }
}
