package io.github.supabasemigrate.catalog.read.database;

import io.github.supabasemigrate.catalog.database.Publication;
import io.github.supabasemigrate.catalog.object.ObjectId;
import io.github.supabasemigrate.catalog.object.ObjectKind;
import io.github.supabasemigrate.catalog.read.Address;
import io.github.supabasemigrate.catalog.read.CatalogQuery;
import io.github.supabasemigrate.catalog.read.Reading;
import io.github.supabasemigrate.catalog.read.Rows;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Publications; their tables are asked first. */
public final class PublicationQuery implements CatalogQuery {

    private final Map<Long, List<Publication.Member>> members = new HashMap<>();

    /** The query that must come before: a publication is complete only with its tables. */
    public CatalogQuery members() {
        return new Members();
    }

    @Override
    public String sql(int major) {
        String schemas = major >= 15 ? """
                ARRAY(SELECT n.nspname FROM pg_publication_namespace s JOIN pg_namespace n ON n.oid = s.pnnspid
                                      WHERE s.pnpubid = p.oid ORDER BY n.nspname)::text[]""" : "NULL::text[]";
        return """
                SELECT p.tableoid AS class, p.oid, p.pubname AS name, p.pubowner AS owner,
                       p.puballtables AS is_for_all_tables, p.pubviaroot AS via_root,
                       concat_ws(', ', CASE WHEN p.pubinsert THEN 'insert' END, CASE WHEN p.pubupdate THEN 'update' END,
                                 CASE WHEN p.pubdelete THEN 'delete' END, CASE WHEN p.pubtruncate THEN 'truncate' END)
                           AS publish,
                       %s AS generated_columns, %s AS schemas
                FROM pg_publication p""".formatted(
                        major >= 18 ? "CASE p.pubgencols WHEN 's' THEN 'stored' ELSE 'none' END" : "NULL", schemas);
    }

    @Override
    public void read(Rows row, Reading reading) throws SQLException {
        ObjectId id = ObjectId.global(ObjectKind.PUBLICATION, row.text("name"));
        var options = new TreeMap<String, String>();
        options.put("publish", row.text("publish"));
        options.put("publish_via_partition_root", String.valueOf(row.is("via_root")));
        @Nullable String generated = row.textOrNull("generated_columns");
        if (generated != null) {
            options.put("publish_generated_columns", generated);
        }
        List<Publication.Member> tables = members.getOrDefault(row.oid("oid"), List.of()).stream()
                .sorted(Comparator.comparing(Publication.Member::table))
                .toList();
        reading.add(new Publication(
                id, reading.owned(row, id), row.is("is_for_all_tables"), options, tables, row.texts("schemas")));
    }

    private final class Members implements CatalogQuery {
        @Override
        public String sql(int major) {
            return """
                    SELECT r.tableoid AS class, r.oid, r.prpubid AS publication, p.pubname AS name,
                           c.tableoid AS table_class, c.oid AS relation,
                           %s
                    FROM pg_publication_rel r
                    JOIN pg_publication p ON p.oid = r.prpubid
                    JOIN pg_class c ON c.oid = r.prrelid""".formatted(
                            major >= 15
                                    ? "r.prattrs AS columns, pg_get_expr(r.prqual, r.prrelid) AS row_filter"
                                    : "NULL AS columns, NULL AS row_filter");
        }

        @Override
        public void read(Rows row, Reading reading) throws SQLException {
            long relation = row.oid("relation");
            ObjectId table = reading.idAt(new Address(row.oid("table_class"), relation, 0));
            if (table != null) {
                reading.identify(
                        new Address(row.oid("class"), row.oid("oid"), 0),
                        ObjectId.global(ObjectKind.PUBLICATION, row.text("name")));
                members.computeIfAbsent(row.oid("publication"), key -> new ArrayList<>())
                        .add(new Publication.Member(
                                table,
                                reading.columnNames(relation, row.numbers("columns")),
                                row.textOrNull("row_filter")));
            }
        }
    }
}
