package io.github.supabasemigrate.lint.probe;

import io.github.supabasemigrate.catalog.Catalog;
import io.github.supabasemigrate.catalog.object.ObjectId;
import io.github.supabasemigrate.catalog.object.ObjectKind;
import io.github.supabasemigrate.finding.Finding.DecidedBy;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Which of the migrations' indexes a living database has never used. Reads statistics only. */
public final class IndexProbe {

    static final String RULE = "index-unused";

    /** Keys are used by every write; a small index and one of a table that nobody reads say nothing. Building an index is a scan too. */
    private static final String UNUSED = """
            SELECT s.schemaname, s.indexrelname, s.relname, pg_catalog.pg_size_pretty(pg_catalog.pg_relation_size(s.indexrelid)),
                coalesce(d.stats_reset, pg_catalog.pg_postmaster_start_time())::date
            FROM pg_catalog.pg_stat_user_indexes AS s
            JOIN pg_catalog.pg_index AS i ON i.indexrelid = s.indexrelid
            JOIN pg_catalog.pg_stat_user_tables AS t ON t.relid = s.relid
            CROSS JOIN pg_catalog.pg_stat_database AS d
            WHERE s.idx_scan = 0 AND NOT i.indisunique AND NOT i.indisprimary AND i.indisvalid
                AND pg_catalog.pg_relation_size(s.indexrelid) >= %d
                AND (t.idx_scan > 0 OR t.seq_scan > (
                    SELECT pg_catalog.count(*) FROM pg_catalog.pg_index AS built WHERE built.indrelid = s.relid))
                AND d.datname = pg_catalog.current_database()
            ORDER BY 1, 2
            """;

    private static final long WORTH_IT = 1 << 20;

    private final Connection target;
    private final Catalog users;
    private final long smallest;

    public IndexProbe(Connection target, Catalog users) {
        this(target, users, WORTH_IT);
    }

    /**
     * @param smallest in bytes
     */
    IndexProbe(Connection target, Catalog users, long smallest) {
        this.target = target;
        this.users = users;
        this.smallest = smallest;
    }

    /** A fault for each index of the migrations that was never used since the statistics began. */
    public List<Fault> ask() throws SQLException {
        List<Fault> faults = new ArrayList<>();
        try (Statement statement = target.createStatement();
                ResultSet row = statement.executeQuery(UNUSED.formatted(smallest))) {
            while (row.next()) {
                ObjectId index = ObjectId.of(ObjectKind.INDEX, row.getString(1), row.getString(2));
                if (users.contains(index)) {
                    faults.add(new Fault(
                            RULE,
                            index,
                            "No query of the target has used `%s` on `%s` (%s) since %s."
                                    .formatted(row.getString(2), row.getString(3), row.getString(4), row.getString(5)),
                            "Ask the replicas too, then DROP INDEX CONCURRENTLY %s;".formatted(index.display()),
                            DecidedBy.LIVE));
                }
            }
        }
        return faults;
    }
}
