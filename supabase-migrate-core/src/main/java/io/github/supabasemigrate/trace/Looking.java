package io.github.supabasemigrate.trace;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.supabasemigrate.trace.Observation.Counts;
import io.github.supabasemigrate.trace.Observation.Row;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * The one question that is asked after each statement, as a function in the shadow: its plan is made once a session, which costs more
 * than running it, and a call fits between the statements of a message.
 */
final class Looking {

    /** Identifiers below belong to PostgreSQL itself. */
    private static final long FIRST_NORMAL_OID = 16_384;

    /** Above every identifier: a look back from here takes everything as old, and nothing as unknown. */
    private static final long NO_LIMIT = 1L << 32;

    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * {@code since}: relations with identifiers above it are the file's own, and of interest only as indexes of older tables. {@code
     * known}: relations with identifiers above it are told whether locked or not. Two counts of milliseconds frame the look itself.
     */
    private static final String FUNCTION = """
            CREATE FUNCTION supabase_migrate_trace.look(since bigint, known bigint) RETURNS text LANGUAGE plpgsql
                SET plan_cache_mode = force_generic_plan AS $look$
            DECLARE
                began CONSTANT timestamptz := pg_catalog.clock_timestamp();
                noted text := pg_catalog.current_setting('supabase_migrate.effects', true);
                top bigint;
                asked bigint[];
                modes json;
                seen json;
            BEGIN
                IF noted <> '' THEN
                    PERFORM pg_catalog.set_config('supabase_migrate.effects', '', false);
                END IF;
                SELECT pg_catalog.array_agg(relation), pg_catalog.json_object_agg(relation, taken),
                       greatest((SELECT max(oid)::bigint FROM pg_catalog.pg_class),
                                (SELECT max(relfilenode)::bigint FROM pg_catalog.pg_class WHERE reltablespace = 0),
                                (SELECT max(oid)::bigint FROM pg_catalog.pg_proc))
                  INTO asked, modes, top
                  FROM (SELECT relation::bigint AS relation, pg_catalog.array_agg(mode) AS taken
                          FROM pg_catalog.pg_locks
                         WHERE pid = pg_catalog.pg_backend_pid() AND locktype = 'relation' AND granted
                           AND relation >= %d AND database <> 0
                           AND (relation::bigint <= since OR EXISTS (
                                SELECT FROM pg_catalog.pg_index
                                 WHERE indexrelid = relation AND indrelid::bigint <= since))
                         GROUP BY relation) AS locked;
                IF known < %d THEN
                    %s
                    asked := asked || ARRAY(SELECT oid::bigint FROM pg_catalog.pg_class
                                             WHERE oid > known::oid AND oid::bigint <> ALL (coalesce(asked, '{}')));
                END IF;
                IF asked <> '{}' THEN
                    seen := (
                        SELECT pg_catalog.json_agg(pg_catalog.json_build_array(
                               relation, modes -> relation::text, space.nspname, class.relname, class.relkind,
                               class.relfilenode::bigint,
                               (SELECT table_space.nspname || '.' || table_class.relname
                                  FROM pg_catalog.pg_index AS index
                                  JOIN pg_catalog.pg_class AS table_class ON table_class.oid = index.indrelid
                                  JOIN pg_catalog.pg_namespace AS table_space
                                    ON table_space.oid = table_class.relnamespace
                                 WHERE index.indexrelid = class.oid),
                               CASE WHEN class.relispartition AND class.relkind IN ('r', 'p') THEN (
                                    SELECT pg_catalog.array_agg(parent_space.nspname || '.' || parent.relname)
                                      FROM pg_catalog.pg_partition_ancestors(class.oid)
                                           WITH ORDINALITY AS above (relid, distance)
                                      JOIN pg_catalog.pg_class AS parent ON parent.oid = above.relid
                                      JOIN pg_catalog.pg_namespace AS parent_space
                                        ON parent_space.oid = parent.relnamespace
                                     WHERE parent.oid <> class.oid) END,
                               CASE WHEN class.relkind IN ('r', 'm') THEN ARRAY[
                                    pg_catalog.pg_stat_get_xact_numscans(class.oid),
                                    pg_catalog.pg_stat_get_xact_tuples_returned(class.oid),
                                    pg_catalog.pg_stat_get_xact_tuples_inserted(class.oid),
                                    pg_catalog.pg_stat_get_xact_tuples_updated(class.oid),
                                    pg_catalog.pg_stat_get_xact_tuples_deleted(class.oid)] END))
                          FROM pg_catalog.unnest(asked) AS relation
                          LEFT JOIN pg_catalog.pg_class AS class ON class.oid = relation::oid
                          LEFT JOIN pg_catalog.pg_namespace AS space ON space.oid = class.relnamespace
                         WHERE class.relkind IS DISTINCT FROM 't'
                           AND class.relpersistence IS DISTINCT FROM 't'
                           AND class.relnamespace IS DISTINCT FROM 'pg_toast'::regnamespace);
                END IF;
                RETURN pg_catalog.json_build_array(
                    pg_catalog.date_part('epoch', pg_catalog.now()) * 1000000, top, coalesce(noted, ''),
                    pg_catalog.date_part('epoch', began) * 1000000,
                    pg_catalog.date_part('epoch', pg_catalog.clock_timestamp()) * 1000000,
                    coalesce(seen, '[]'))::text;
            END $look$;
            CREATE FUNCTION supabase_migrate_trace.glance() RETURNS text LANGUAGE plpgsql AS $glance$
            DECLARE
                began CONSTANT timestamptz := pg_catalog.clock_timestamp();
                noted CONSTANT text := pg_catalog.current_setting('supabase_migrate.effects', true);
                top bigint := 0;
            BEGIN
                IF noted <> '' THEN
                    PERFORM pg_catalog.set_config('supabase_migrate.effects', '', false);
                    top := greatest((SELECT max(oid)::bigint FROM pg_catalog.pg_class),
                                    (SELECT max(oid)::bigint FROM pg_catalog.pg_proc));
                END IF;
                RETURN pg_catalog.json_build_array(
                    pg_catalog.date_part('epoch', pg_catalog.now()) * 1000000, top, coalesce(noted, ''),
                    pg_catalog.date_part('epoch', began) * 1000000,
                    pg_catalog.date_part('epoch', pg_catalog.clock_timestamp()) * 1000000, NULL)::text;
            END $glance$;
            """;

    private Looking() {}

    /** The statement that makes the function. From version 15 on a look before a file lets the counters be published at the next commit. */
    static String install(int majorVersion) {
        String flush = majorVersion >= 15 ? "PERFORM pg_catalog.pg_stat_force_next_flush();" : "";
        return FUNCTION.formatted(FIRST_NORMAL_OID, NO_LIMIT, flush);
    }

    /** A look after a statement. */
    static String after(long since) {
        return call(since, NO_LIMIT);
    }

    /** A look after a statement that locks no table: only at the objects that it made, changed and dropped. */
    static String afterLockFree() {
        return "supabase_migrate_trace.glance()";
    }

    /** A look before a file: also at every relation made since another. */
    static String before(long since, long known) {
        return call(since, known);
    }

    /** A look at everything that there is. */
    static String atAll() {
        return call(NO_LIMIT, FIRST_NORMAL_OID - 1);
    }

    private static String call(long since, long known) {
        return "supabase_migrate_trace.look(" + since + ", " + known + ")";
    }

    /** Asks now. */
    static Observation ask(Connection connection, String call) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery("SELECT " + call)) {
            answer.next();
            return parse(answer.getString(1));
        }
    }

    /** Reads an answer. */
    static Observation parse(String answer) {
        try {
            JsonNode fields = JSON.readTree(answer);
            List<Row> rows = new ArrayList<>();
            fields.get(5).forEach(row -> rows.add(row(row)));
            return new Observation(
                    fields.get(5).isNull(),
                    fields.get(0).asLong(),
                    fields.get(1).asLong(),
                    fields.get(2).asText(),
                    fields.get(3).asLong(),
                    fields.get(4).asLong(),
                    rows);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a look at the session gave " + answer, e);
        }
    }

    private static Row row(JsonNode fields) {
        Set<LockMode> modes = EnumSet.noneOf(LockMode.class);
        fields.get(1).forEach(mode -> modes.add(LockMode.ofServer(mode.asText())));
        JsonNode name = fields.get(3);
        ObservedRelation relation = name.isNull()
                ? null
                : new ObservedRelation(
                        fields.get(2).asText(),
                        name.asText(),
                        ObservedRelation.Kind.of(fields.get(4).asText()),
                        fields.get(6).isNull() ? null : fields.get(6).asText(),
                        strings(fields.get(7)));
        return new Row(fields.get(0).asLong(), modes, relation, fields.get(5).asLong(), counts(fields.get(8)));
    }

    private static List<String> strings(JsonNode array) {
        List<String> strings = new ArrayList<>();
        array.forEach(each -> strings.add(each.asText()));
        return strings;
    }

    private static Counts counts(JsonNode n) {
        return n.isNull()
                ? Counts.NONE
                : new Counts(
                        n.get(0).asLong(),
                        n.get(1).asLong(),
                        n.get(2).asLong(),
                        n.get(3).asLong(),
                        n.get(4).asLong());
    }
}
