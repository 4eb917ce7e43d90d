package io.github.supabasemigrate.lint.preflight;

import io.github.supabasemigrate.lint.probe.Fault;
import io.github.supabasemigrate.trace.StatementTrace;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Who has a table of the target in use that a statement wants for itself: the statement waits for them, and everybody for it. */
public final class Blockers {

    static final String RULE = "preflight-blockers";

    /** Sessions that have been at it for a minute, that sit idle in a transaction, and a vacuum that does not give way. */
    private static final String QUERY = """
        SELECT DISTINCT space.nspname || '.' || class.relname, activity.pid,
               CASE WHEN activity.backend_type = 'autovacuum worker' THEN 'a vacuum against wraparound, which gives way to nobody'
                    WHEN activity.state LIKE 'idle in transaction%' THEN 'a session that is idle in a transaction'
                    ELSE 'a session that has been in one transaction' END,
               extract(epoch FROM pg_catalog.now() - activity.xact_start)::bigint
          FROM pg_catalog.pg_locks AS held
          JOIN pg_catalog.pg_class AS class ON class.oid = held.relation
          JOIN pg_catalog.pg_namespace AS space ON space.oid = class.relnamespace
          JOIN pg_catalog.pg_stat_activity AS activity ON activity.pid = held.pid
         WHERE held.granted AND held.pid <> pg_catalog.pg_backend_pid()
           AND held.database = (SELECT oid FROM pg_catalog.pg_database WHERE datname = pg_catalog.current_database())
           AND space.nspname || '.' || class.relname = ANY (?)
           AND (activity.xact_start < pg_catalog.now() - interval '1 minute'
                OR activity.state LIKE 'idle in transaction%'
                OR (activity.backend_type = 'autovacuum worker' AND activity.query LIKE '%to prevent wraparound%'))
         ORDER BY 1, 2\
        """;

    private final Connection target;

    public Blockers(Connection target) {
        this.target = target;
    }

    /** A fault for each session in the way of one of the statements, at the first that would wait for it. */
    public List<Fault> ask(List<StatementTrace> pending) throws SQLException {
        Map<String, StatementTrace.Place> first = new LinkedHashMap<>();
        for (StatementTrace trace : pending) {
            trace.blocking().keySet().forEach(table -> first.putIfAbsent(table, trace.place()));
        }
        List<Fault> faults = new ArrayList<>();
        try (PreparedStatement query = target.prepareStatement(QUERY)) {
            query.setArray(1, target.createArrayOf("text", first.keySet().toArray()));
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    String table = row.getString(1);
                    StatementTrace.Place place = first.get(table);
                    if (place != null) {
                        faults.add(new Fault(
                                RULE,
                                place,
                                table,
                                "On the target `%s` is in use by %s (process %d, for %d s): this waits for it, and whoever comes after waits too."
                                        .formatted(table, row.getString(3), row.getInt(2), row.getLong(4)),
                                "Set lock_timeout and try again, or end it: SELECT pg_terminate_backend(%d);"
                                        .formatted(row.getInt(2))));
                    }
                }
            }
        }
        return faults;
    }
}
