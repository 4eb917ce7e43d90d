package io.github.supabasemigrate.trace;

import io.github.supabasemigrate.trace.Observation.Counts;
import io.github.supabasemigrate.trace.Observation.Row;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGStatement;

/** The one question that is asked after each statement, on the connection that ran it. Prepared, since planning costs most. */
final class ObservationQuery implements AutoCloseable {

    /** Identifiers below belong to PostgreSQL itself. */
    private static final int FIRST_NORMAL_OID = 16_384;

    private static final String SQL = """
            SELECT now_is.transaction, now_is.counter, now_is.effects, seen.*, now_is.cleared, now_is.flush
              FROM (SELECT (extract(epoch FROM pg_catalog.now()) * 1000000)::bigint AS transaction,
                           greatest((SELECT max(oid)::bigint FROM pg_catalog.pg_class),
                                    (SELECT max(relfilenode)::bigint FROM pg_catalog.pg_class WHERE reltablespace = 0),
                                    (SELECT max(oid)::bigint FROM pg_catalog.pg_proc)) AS counter,
                           pg_catalog.current_setting('supabase_migrate.effects', true) AS effects,
                           pg_catalog.set_config('supabase_migrate.effects', '', false) AS cleared,
                           %s AS flush) AS now_is
              LEFT JOIN LATERAL (
                   SELECT locked.relation::bigint, locked.modes, space.nspname, class.relname, class.relkind::text,
                          class.relfilenode::bigint,
                          (SELECT table_space.nspname || '.' || table_class.relname
                             FROM pg_catalog.pg_index AS index
                             JOIN pg_catalog.pg_class AS table_class ON table_class.oid = index.indrelid
                             JOIN pg_catalog.pg_namespace AS table_space ON table_space.oid = table_class.relnamespace
                            WHERE index.indexrelid = class.oid),
                          CASE WHEN class.relispartition AND class.relkind IN ('r', 'p') THEN (
                               SELECT pg_catalog.array_agg(parent_space.nspname || '.' || parent.relname)
                                 FROM pg_catalog.pg_partition_ancestors(class.oid) WITH ORDINALITY AS above (relid, distance)
                                 JOIN pg_catalog.pg_class AS parent ON parent.oid = above.relid
                                 JOIN pg_catalog.pg_namespace AS parent_space ON parent_space.oid = parent.relnamespace
                                WHERE parent.oid <> class.oid) END,
                          CASE WHEN class.relkind IN ('r', 'm') THEN ARRAY[
                               pg_catalog.pg_stat_get_xact_numscans(class.oid),
                               pg_catalog.pg_stat_get_xact_tuples_returned(class.oid),
                               pg_catalog.pg_stat_get_xact_tuples_inserted(class.oid),
                               pg_catalog.pg_stat_get_xact_tuples_updated(class.oid),
                               pg_catalog.pg_stat_get_xact_tuples_deleted(class.oid)] END
                     FROM (SELECT relation, pg_catalog.array_agg(mode) FILTER (WHERE mode IS NOT NULL) AS modes
                             FROM (SELECT relation, mode FROM pg_catalog.pg_locks
                                    WHERE pid = pg_catalog.pg_backend_pid() AND locktype = 'relation' AND granted
                                      AND relation >= %d AND database <> 0
                                    UNION ALL
                                   SELECT known::oid, NULL FROM pg_catalog.unnest(?::bigint[]) AS known) AS asked
                            GROUP BY relation) AS locked
                     LEFT JOIN pg_catalog.pg_class AS class ON class.oid = locked.relation
                     LEFT JOIN pg_catalog.pg_namespace AS space ON space.oid = class.relnamespace
                    WHERE class.relkind IS DISTINCT FROM 't'
                      AND class.relpersistence IS DISTINCT FROM 't'
                      AND class.relnamespace IS DISTINCT FROM 'pg_toast'::regnamespace) AS seen ON true""";

    private static final String RELATIONS = """
            SELECT oid::bigint FROM pg_catalog.pg_class
             WHERE oid >= %d AND relkind <> 't' AND relpersistence <> 't'""".formatted(FIRST_NORMAL_OID);

    private final Connection connection;
    private final PreparedStatement statement;

    /** For a server of at least version 15 the counters are published at the next commit, so that they start from zero. */
    ObservationQuery(Connection connection, int majorVersion) throws SQLException {
        this.connection = connection;
        String flush = majorVersion >= 15 ? "pg_catalog.pg_stat_force_next_flush()::text" : "NULL";
        this.statement = connection.prepareStatement(SQL.formatted(flush, FIRST_NORMAL_OID));
        statement.unwrap(PGStatement.class).setPrepareThreshold(1);
    }

    boolean isOn(Connection other) {
        return connection == other;
    }

    int backendPid() throws SQLException {
        return connection.unwrap(PGConnection.class).getBackendPID();
    }

    /** Every relation that is not PostgreSQL's own. */
    List<Long> allRelations() throws SQLException {
        List<Long> oids = new ArrayList<>();
        try (Statement question = connection.createStatement();
                ResultSet answer = question.executeQuery(RELATIONS)) {
            while (answer.next()) {
                oids.add(answer.getLong(1));
            }
        }
        return oids;
    }

    /** @param known relations to look at besides those that the session has locked */
    Observation look(Collection<Long> known) throws SQLException {
        statement.setArray(1, connection.createArrayOf("bigint", known.toArray()));
        List<Row> rows = new ArrayList<>();
        try (ResultSet answer = statement.executeQuery()) {
            long transaction = 0;
            long counter = 0;
            String effects = "";
            while (answer.next()) {
                transaction = answer.getLong(1);
                counter = answer.getLong(2);
                effects = answer.getString(3);
                long oid = answer.getLong(4);
                if (!answer.wasNull()) {
                    rows.add(row(oid, answer));
                }
            }
            return new Observation(transaction, counter, effects == null ? "" : effects, rows);
        }
    }

    private static Row row(long oid, ResultSet answer) throws SQLException {
        Set<LockMode> modes = EnumSet.noneOf(LockMode.class);
        for (String mode : strings(answer.getArray(5))) {
            modes.add(LockMode.ofServer(mode));
        }
        String name = answer.getString(7);
        ObservedRelation relation = name == null
                ? null
                : new ObservedRelation(
                        answer.getString(6),
                        name,
                        ObservedRelation.Kind.of(answer.getString(8)),
                        answer.getString(10),
                        strings(answer.getArray(11)));
        return new Row(oid, modes, relation, answer.getLong(9), counts(answer.getArray(12)));
    }

    private static List<String> strings(@Nullable Array array) throws SQLException {
        return array == null ? List.of() : List.of((String[]) array.getArray());
    }

    private static Counts counts(@Nullable Array array) throws SQLException {
        if (array == null) {
            return Counts.NONE;
        }
        Long[] n = (Long[]) array.getArray();
        return new Counts(n[0], n[1], n[2], n[3], n[4]);
    }

    @Override
    public void close() throws SQLException {
        statement.close();
    }
}
