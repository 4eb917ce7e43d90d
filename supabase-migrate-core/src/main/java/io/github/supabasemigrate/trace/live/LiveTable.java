package io.github.supabasemigrate.trace.live;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;

/**
 * A table of a live database in figures, as its statistics have them.
 *
 * @param rows an estimate: the planner's, or the statistics collector's where the table was never analysed
 * @param bytes of the rows alone
 * @param indexes how many
 * @param writesPerSecond rows inserted, updated and deleted since the statistics began, on average
 */
public record LiveTable(String name, long rows, long bytes, int indexes, double writesPerSecond) {

    private static final String QUERY = """
            SELECT space.nspname || '.' || class.relname,
                   greatest(class.reltuples::bigint, pg_catalog.pg_stat_get_live_tuples(class.oid), 0),
                   pg_catalog.pg_relation_size(class.oid),
                   (SELECT count(*) FROM pg_catalog.pg_index WHERE indrelid = class.oid),
                   (pg_catalog.pg_stat_get_tuples_inserted(class.oid) + pg_catalog.pg_stat_get_tuples_updated(class.oid)
                    + pg_catalog.pg_stat_get_tuples_deleted(class.oid))
                   / greatest(extract(epoch FROM pg_catalog.now() - coalesce(
                       stats.stats_reset, pg_catalog.pg_postmaster_start_time())), 1)
              FROM pg_catalog.pg_class AS class
              JOIN pg_catalog.pg_namespace AS space ON space.oid = class.relnamespace
              JOIN pg_catalog.pg_stat_database AS stats ON stats.datname = pg_catalog.current_database()
             WHERE class.relkind IN ('r', 'm') AND space.nspname || '.' || class.relname = ANY (?)""";

    /** Reads those of the tables that exist, with one query. */
    public static Map<String, LiveTable> read(Connection target, Collection<String> names) throws SQLException {
        Map<String, LiveTable> tables = new TreeMap<>();
        try (PreparedStatement statement = target.prepareStatement(QUERY)) {
            statement.setArray(1, target.createArrayOf("text", names.toArray()));
            try (ResultSet answer = statement.executeQuery()) {
                while (answer.next()) {
                    String name = answer.getString(1);
                    tables.put(
                            name,
                            new LiveTable(
                                    name, answer.getLong(2), answer.getLong(3), answer.getInt(4), answer.getDouble(5)));
                }
            }
        }
        return tables;
    }

    double bytesPerRow() {
        return rows == 0 ? 0 : (double) bytes / rows;
    }
}
