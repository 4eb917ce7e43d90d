package io.github.supabasemigrate.trace;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.supabasemigrate.trace.Observation.Counts;
import io.github.supabasemigrate.trace.Observation.Row;
import io.github.supabasemigrate.trace.Observation.Sighting;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The one question that is asked after each statement, as a function in the shadow: its plan is made once a session, which costs more
 * than running it, and a call fits between the statements of a message.
 */
final class Looking {

    /** Identifiers below belong to PostgreSQL itself. */
    private static final long FIRST_NORMAL_OID = 16_384;

    /** A file of which no relation's name is known asks from here. */
    static final long NOTHING_KNOWN = FIRST_NORMAL_OID - 1;

    /** Above every identifier: a look back from here takes everything as old, and nothing as unknown. */
    private static final long NO_LIMIT = 1L << 32;

    private static final String SEPARATOR = "\u001f";

    private static final ObjectMapper JSON = new ObjectMapper();

    /** What relations are called that the answer tells by number. */
    @FunctionalInterface
    interface Names {
        @Nullable ObservedRelation of(long oid);
    }

    /**
     * {@code since}: relations with identifiers above it are the file's own, and of interest only as indexes of older tables; below 0 no
     * lock is looked at. {@code known}: relations with identifiers above it are told by name. Two counts of microseconds frame the look.
     *
     * <p>A catalog that nobody has analysed looks small to the planner, which must be kept from reading all of it each time. Locks come as
     * numbers, for who looks knows the names of what is older than the file; storage is missing where a relation is gone.
     */
    private static final String FUNCTION = """
            CREATE FUNCTION supabase_migrate_trace.look(since bigint, known bigint) RETURNS text LANGUAGE plpgsql
                SET plan_cache_mode = force_generic_plan SET enable_seqscan = off SET enable_hashjoin = off AS $look$
            DECLARE
                began CONSTANT timestamptz := pg_catalog.clock_timestamp();
                noted CONSTANT text := pg_catalog.current_setting('supabase_migrate.effects', true);
                top bigint := 0;
                asked bigint[];
                locked text;
                named json;
            BEGIN
                IF noted <> '' THEN
                    PERFORM pg_catalog.set_config('supabase_migrate.effects', '', false);
                END IF;
                IF since >= 0 THEN
                    SELECT pg_catalog.string_agg(CASE WHEN held.relation::bigint <= since THEN pg_catalog.concat_ws(' ',
                               held.relation, held.mode, class.relfilenode, class.relispartition,
                               CASE WHEN class.relkind IN ('r', 'm') THEN pg_catalog.concat_ws(' ',
                                    pg_catalog.pg_stat_get_xact_numscans(class.oid),
                                    pg_catalog.pg_stat_get_xact_tuples_returned(class.oid),
                                    pg_catalog.pg_stat_get_xact_tuples_inserted(class.oid),
                                    pg_catalog.pg_stat_get_xact_tuples_updated(class.oid),
                                    pg_catalog.pg_stat_get_xact_tuples_deleted(class.oid)) END) END, E'\n'),
                           pg_catalog.array_agg(held.relation::bigint) FILTER (WHERE held.relation::bigint > since)
                      INTO locked, asked
                      FROM pg_catalog.pg_lock_status() AS held
                      LEFT JOIN pg_catalog.pg_class AS class ON class.oid = held.relation
                     WHERE held.pid = pg_catalog.pg_backend_pid() AND held.granted AND held.locktype = 'relation'
                       AND held.relation >= %d AND held.database <> 0;
                    IF asked IS NOT NULL THEN
                        asked := ARRAY(SELECT indexrelid FROM pg_catalog.pg_index
                                        WHERE indexrelid = ANY (asked::oid[]) AND indrelid::bigint <= since);
                    END IF;
                END IF;
                IF known < %d THEN
                    %s
                    top := greatest((SELECT max(oid)::bigint FROM pg_catalog.pg_class),
                                    (SELECT max(relfilenode)::bigint FROM pg_catalog.pg_class WHERE reltablespace = 0),
                                    (SELECT max(oid)::bigint FROM pg_catalog.pg_proc));
                    asked := asked || ARRAY(SELECT oid::bigint FROM pg_catalog.pg_class
                                             WHERE oid > known::oid AND oid::bigint <> ALL (coalesce(asked, '{}')));
                END IF;
                IF asked <> '{}' THEN
                    named := (
                        SELECT pg_catalog.json_agg(pg_catalog.json_build_array(
                               relation, space.nspname, class.relname, class.relkind, class.relfilenode::bigint,
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
                               CASE WHEN class.relkind IN ('r', 'm') THEN pg_catalog.concat_ws(' ',
                                    pg_catalog.pg_stat_get_xact_numscans(class.oid),
                                    pg_catalog.pg_stat_get_xact_tuples_returned(class.oid),
                                    pg_catalog.pg_stat_get_xact_tuples_inserted(class.oid),
                                    pg_catalog.pg_stat_get_xact_tuples_updated(class.oid),
                                    pg_catalog.pg_stat_get_xact_tuples_deleted(class.oid)) END))
                          FROM pg_catalog.unnest(asked) AS relation
                          JOIN pg_catalog.pg_class AS class ON class.oid = relation::oid
                          JOIN pg_catalog.pg_namespace AS space ON space.oid = class.relnamespace
                         WHERE class.relkind <> 't' AND class.relpersistence <> 't'
                           AND class.relnamespace <> 'pg_toast'::regnamespace);
                END IF;
                RETURN pg_catalog.concat(
                    pg_catalog.date_part('epoch', pg_catalog.now()) * 1000000, E'\\x1f',
                    pg_catalog.date_part('epoch', began) * 1000000, E'\\x1f',
                    pg_catalog.date_part('epoch', pg_catalog.clock_timestamp()) * 1000000, E'\\x1f',
                    top, E'\\x1f', noted, E'\\x1f', locked, E'\\x1f', named);
            END $look$;
            CREATE FUNCTION supabase_migrate_trace.opening(since bigint, known bigint) RETURNS text LANGUAGE plpgsql AS $opening$
            DECLARE
                answer CONSTANT text := supabase_migrate_trace.look(-1, known);
            BEGIN
                PERFORM pg_catalog.set_config('supabase_migrate.since',
                    coalesce(since::text, pg_catalog.split_part(answer, E'\\x1f', 4)), false);
                RETURN answer;
            END $opening$;
            CREATE FUNCTION supabase_migrate_trace.look_since(lowest bigint) RETURNS text LANGUAGE sql AS $since$
                SELECT supabase_migrate_trace.look(coalesce(nullif(
                    pg_catalog.current_setting('supabase_migrate.since', true), '')::bigint, lowest), %d)
            $since$;
            CREATE FUNCTION supabase_migrate_trace.glance() RETURNS text LANGUAGE plpgsql AS $glance$
            DECLARE
                began CONSTANT timestamptz := pg_catalog.clock_timestamp();
                noted CONSTANT text := pg_catalog.current_setting('supabase_migrate.effects', true);
            BEGIN
                IF noted <> '' THEN
                    PERFORM pg_catalog.set_config('supabase_migrate.effects', '', false);
                END IF;
                RETURN pg_catalog.concat(
                    pg_catalog.date_part('epoch', pg_catalog.now()) * 1000000, E'\\x1f',
                    pg_catalog.date_part('epoch', began) * 1000000, E'\\x1f',
                    pg_catalog.date_part('epoch', pg_catalog.clock_timestamp()) * 1000000, E'\\x1f', noted);
            END $glance$;
            """;

    private Looking() {}

    /**
     * The statement that makes the function. A session's counters start at 0 when they are published: from version 15 on a look before a
     * file lets that be done at the next commit, before that version it has to tell them of every table.
     */
    static String install(int majorVersion) {
        String start = majorVersion >= 15
                ? "PERFORM pg_catalog.pg_stat_force_next_flush();"
                : "known := " + NOTHING_KNOWN + ";";
        return FUNCTION.formatted(FIRST_NORMAL_OID, NO_LIMIT, start, NO_LIMIT);
    }

    /** A look after a statement of a file that starts where the transaction's first look found. */
    static String afterOpening(long least) {
        return "supabase_migrate_trace.look_since(" + least + ")";
    }

    /** A look after a statement of a file that starts here. */
    static String after(long since) {
        return call(since, NO_LIMIT);
    }

    /** A look after a statement that locks no table: only at the objects that it made, changed and dropped. */
    static String afterLockFree() {
        return "supabase_migrate_trace.glance()";
    }

    /**
     * A look before a transaction. The session keeps where the file starts, because the looks of its statements are sent before anybody
     * knows.
     *
     * @param isOpen whether the file has started in an earlier transaction
     * @param known up to which number names are known; where the file started if it has
     */
    static String opening(boolean isOpen, long known) {
        return "supabase_migrate_trace.opening(" + (isOpen ? known : "NULL") + ", " + known + ")";
    }

    /** A look at everything that there is. */
    static String atAll() {
        return call(NO_LIMIT, NOTHING_KNOWN);
    }

    private static String call(long since, long known) {
        return "supabase_migrate_trace.look(" + since + ", " + known + ")";
    }

    /** Asks now. */
    static Observation ask(Connection connection, String call, Names names) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery("SELECT " + call)) {
            answer.next();
            return parse(answer.getString(1), names);
        }
    }

    /** Reads an answer. */
    static Observation parse(String answer, Names names) {
        String[] fields = answer.split(SEPARATOR, -1);
        boolean isGlance = fields.length == 4;
        return new Observation(
                isGlance,
                microseconds(fields[0]),
                microseconds(fields[1]),
                microseconds(fields[2]),
                isGlance ? 0 : Long.parseLong(fields[3]),
                fields[isGlance ? 3 : 4],
                isGlance ? List.of() : rows(fields[5], fields[6], names));
    }

    private static long microseconds(String number) {
        return Math.round(Double.parseDouble(number));
    }

    private static List<Row> rows(String locked, String named, Names names) {
        Map<Long, Row> told = named(named);
        Map<Long, List<Sighting>> sightings = sightings(locked);
        Map<Long, ObservedRelation> known = new HashMap<>();
        Set<String> tops = new HashSet<>();
        sightings.forEach((oid, seen) -> {
            Row row = told.get(oid);
            ObservedRelation relation = row == null ? names.of(oid) : row.relation();
            if (relation != null) {
                known.put(oid, relation);
                boolean isTop = seen.get(0).exists() && !seen.get(0).isPartition();
                tops.addAll(isTop ? List.of(relation.qualifiedName()) : List.of());
            }
        });
        sightings.forEach((oid, seen) -> {
            if (known.containsKey(oid) || !seen.get(0).exists()) {
                told.put(oid, Sighting.row(seen, known.get(oid), tops));
            }
        });
        return List.copyOf(told.values());
    }

    /** By relation. Those of nobody's interest are among them: what is temporary or holds long values has no name here. */
    private static Map<Long, List<Sighting>> sightings(String locked) {
        Map<Long, List<Sighting>> sightings = new LinkedHashMap<>();
        if (!locked.isEmpty()) {
            for (String line : locked.split("\n")) {
                Sighting sighting = Sighting.parse(line);
                sightings
                        .computeIfAbsent(sighting.relation(), oid -> new ArrayList<>(2))
                        .add(sighting);
            }
        }
        return sightings;
    }

    private static Map<Long, Row> named(String rows) {
        Map<Long, Row> told = new LinkedHashMap<>();
        if (!rows.isEmpty()) {
            try {
                JSON.readTree(rows).forEach(row -> told.put(row.get(0).asLong(), named(row)));
            } catch (JsonProcessingException e) {
                throw new IllegalStateException("a look at the session gave " + rows, e);
            }
        }
        return told;
    }

    private static Row named(JsonNode fields) {
        List<String> parents = new ArrayList<>();
        fields.get(6).forEach(parent -> parents.add(parent.asText()));
        ObservedRelation relation = new ObservedRelation(
                fields.get(1).asText(),
                fields.get(2).asText(),
                ObservedRelation.Kind.of(fields.get(3).asText()),
                fields.get(5).isNull() ? null : fields.get(5).asText(),
                parents);
        Counts counts = fields.get(7).isNull()
                ? Counts.NONE
                : Counts.parse(fields.get(7).asText().split(" "), 0);
        return new Row(fields.get(0).asLong(), Set.of(), relation, fields.get(4).asLong(), counts);
    }
}
