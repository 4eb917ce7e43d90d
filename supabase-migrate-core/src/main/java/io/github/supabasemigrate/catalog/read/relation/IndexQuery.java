package io.github.supabasemigrate.catalog.read.relation;

import io.github.supabasemigrate.catalog.object.ObjectId;
import io.github.supabasemigrate.catalog.object.ObjectKind;
import io.github.supabasemigrate.catalog.object.Options;
import io.github.supabasemigrate.catalog.read.Address;
import io.github.supabasemigrate.catalog.read.CatalogQuery;
import io.github.supabasemigrate.catalog.read.Reading;
import io.github.supabasemigrate.catalog.read.Rows;
import io.github.supabasemigrate.catalog.relation.Index;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Indexes of tables and materialized views. */
public final class IndexQuery implements CatalogQuery {

    private static final int DESCENDING = 1;
    private static final int NULLS_FIRST = 2;

    /**
     * The keys of indexes of which there is no more to say than their columns. To print one of these {@code pg_get_indexdef} looks through
     * all operator classes, and loads the table: of thousands of indexes that is a third of what a catalog takes.
     */
    private static final String PLAIN_KEYS = """
            (SELECT key.index, string_agg(quote_ident(ka.attname), ', ' ORDER BY key.place) AS columns
             FROM (SELECT indexrelid AS index, indrelid AS relation, unnest(indkey::int2[]) AS attribute,
                          unnest(indclass::oid[]) AS class, unnest(indcollation::oid[]) AS collation,
                          generate_series(1, indnatts) AS place
                   FROM pg_index JOIN pg_class ON pg_class.oid = indrelid AND relkind IN ('r', 'm')
                   WHERE indrelid >= %1$d AND indexprs IS NULL AND indpred IS NULL AND indnatts = indnkeyatts
                     AND indoption::text !~ '[1-9]') key
             JOIN pg_attribute ka ON ka.attrelid = key.relation AND ka.attnum = key.attribute
               AND ka.attrelid >= %1$d AND ka.attnum > 0
             JOIN pg_opclass ko ON ko.oid = key.class
             GROUP BY key.index
             HAVING bool_and(ko.opcdefault AND key.collation IN (0, ka.attcollation)
                 AND (ko.opcintype = ka.atttypid OR ko.opcintype = 'text'::regtype AND ka.atttypid = 'varchar'::regtype
                      AND NOT EXISTS (SELECT FROM pg_opclass WHERE opcdefault AND opcintype = 'varchar'::regtype))))""".formatted(FIRST_USER_OID);

    @Override
    public String sql(int major) {
        String nullsNotDistinct = major >= 15 ? "i.indnullsnotdistinct" : "false";
        return """
                SELECT c.tableoid AS class, c.oid, n.nspname AS schema, c.relname AS name, c.relowner AS owner,
                       i.indrelid AS relation, m.amname AS method, c.reloptions AS options, s.spcname AS tablespace,
                       i.indkey AS columns, i.indnkeyatts AS key_count, i.indclass AS operator_classes,
                       i.indcollation AS collations, i.indoption AS orders,
                       i.indisunique AS is_unique, %s AS nulls_not_distinct, i.indisvalid AS is_valid,
                       i.indisreplident AS is_replica_identity, i.indisclustered AS is_clustered,
                       pg_get_expr(i.indpred, i.indrelid) AS predicate,
                       CASE WHEN k.columns IS NULL OR %s OR c.reloptions IS NOT NULL OR a.options IS NOT NULL OR c.relkind = 'I'
                            THEN pg_get_indexdef(c.oid)
                            ELSE concat('CREATE ', CASE WHEN i.indisunique THEN 'UNIQUE ' END, 'INDEX ', quote_ident(c.relname),
                                        ' ON ', quote_ident(n.nspname), '.', quote_ident(t.relname),
                                        ' USING ', quote_ident(m.amname), ' (', k.columns, ')') END AS definition,
                       CASE WHEN i.indexprs IS NOT NULL THEN
                           ARRAY(SELECT pg_get_indexdef(c.oid, k, false) FROM generate_series(1, i.indnkeyatts) k)
                       END AS expressions,
                       a.targets, a.options AS class_options, o.conname AS constraint,
                       c.relkind = 'I' AS is_partitioned, pn.nspname AS parent_schema, p.relname AS parent
                FROM pg_index i
                JOIN pg_class c ON c.oid = i.indexrelid
                JOIN pg_class t ON t.oid = i.indrelid AND t.relkind IN ('r', 'p', 'm')
                JOIN pg_namespace n ON n.oid = c.relnamespace
                JOIN pg_am m ON m.oid = c.relam
                LEFT JOIN pg_tablespace s ON s.oid = c.reltablespace
                LEFT JOIN pg_constraint o ON o.conindid = c.oid AND o.contype IN ('p', 'u', 'x')
                LEFT JOIN pg_inherits h ON h.inhrelid = c.oid
                LEFT JOIN pg_class p ON p.oid = h.inhparent
                LEFT JOIN pg_namespace pn ON pn.oid = p.relnamespace
                LEFT JOIN (SELECT attrelid,
                                  array_agg(attnum || '=' || attstattarget) FILTER (WHERE attstattarget >= 0) AS targets,
                                  array_agg(attnum || '=' || option) FILTER (WHERE option IS NOT NULL) AS options
                           FROM pg_attribute LEFT JOIN unnest(attoptions) option ON true
                           WHERE attnum > 0 AND (attstattarget >= 0 OR attoptions IS NOT NULL)
                           GROUP BY attrelid) a ON a.attrelid = c.oid
                LEFT JOIN %s k ON k.index = c.oid
                WHERE %s""".formatted(nullsNotDistinct, nullsNotDistinct, PLAIN_KEYS, IN_USER_SCHEMA);
    }

    @Override
    public void read(Rows row, Reading reading) throws SQLException {
        ObjectId table = reading.idAt(new Address(row.oid("class"), row.oid("relation"), 0));
        if (table == null) {
            return;
        }
        ObjectId id = ObjectId.of(ObjectKind.INDEX, row.text("schema"), row.text("name"));
        int keyCount = row.integer("key_count");
        List<Long> columns = row.numbers("columns");
        reading.add(new Index(
                id,
                reading.described(row, id),
                table,
                row.text("method"),
                keys(row, reading, columns.subList(0, keyCount)),
                reading.columnNames(row.oid("relation"), columns.subList(keyCount, columns.size())),
                row.is("is_unique"),
                row.is("nulls_not_distinct"),
                row.textOrNull("predicate"),
                Options.parse(row.texts("options")),
                row.textOrNull("tablespace"),
                row.textOrNull("constraint"),
                parent(row),
                row.is("is_partitioned"),
                row.is("is_valid"),
                row.is("is_replica_identity"),
                row.is("is_clustered"),
                row.text("definition")));
    }

    private static @Nullable ObjectId parent(Rows row) throws SQLException {
        String name = row.textOrNull("parent");
        return name == null ? null : ObjectId.of(ObjectKind.INDEX, row.text("parent_schema"), name);
    }

    private static List<Index.Key> keys(Rows row, Reading reading, List<Long> columns) throws SQLException {
        List<Long> classes = row.numbers("operator_classes");
        List<Long> collations = row.numbers("collations");
        List<Long> orders = row.numbers("orders");
        List<String> expressions = row.texts("expressions");
        Map<Integer, List<String>> targets = byColumn(row.texts("targets"));
        Map<Integer, List<String>> options = byColumn(row.texts("class_options"));
        var keys = new ArrayList<Index.Key>();
        for (int i = 0; i < columns.size(); i++) {
            boolean isExpression = columns.get(i) == 0;
            List<String> target = targets.getOrDefault(i + 1, List.of());
            keys.add(new Index.Key(
                    isExpression
                            ? null
                            : reading.columnNames(row.oid("relation"), List.of(columns.get(i)))
                                    .get(0),
                    isExpression ? expressions.get(i) : null,
                    reading.operatorClass(classes.get(i)),
                    Options.parse(options.getOrDefault(i + 1, List.of())),
                    reading.collation(collations.get(i)),
                    (orders.get(i) & DESCENDING) != 0,
                    (orders.get(i) & NULLS_FIRST) != 0,
                    target.isEmpty() ? null : Integer.valueOf(target.get(0))));
        }
        return keys;
    }

    /** Reads texts of the form {@code column number=rest}. */
    private static Map<Integer, List<String>> byColumn(List<String> texts) {
        var byColumn = new HashMap<Integer, List<String>>();
        for (String text : texts) {
            int equals = text.indexOf('=');
            byColumn.computeIfAbsent(Integer.valueOf(text.substring(0, equals)), key -> new ArrayList<>())
                    .add(text.substring(equals + 1));
        }
        return byColumn;
    }
}
