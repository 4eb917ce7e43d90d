package io.github.supabasemigrate.trace;

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

    /** Above every identifier: a look from here takes everything as old. */
    private static final long NO_LIMIT = 1L << 32;

    private static final String PARTS = "\u001f";
    private static final String FIELDS = "\u001e";
    private static final String ROWS = "\u001d";
    private static final String PARENTS = "\u001c";

    /** What a name shall not hold, or it would part the answer. */
    private static final String SEPARATING = "E'\\x1c\\x1d\\x1e\\x1f'";

    /** What relations are called that the answer tells by number. */
    @FunctionalInterface
    interface Names {
        @Nullable ObservedRelation of(long oid);
    }

    /**
     * The locks of the session, a line each, and the numbers of those relations that are newer than the file. Locks come as numbers, for
     * who looks knows the names of what is older than the file. What the catalog says of a relation is asked for by functions, which look
     * it up by its number; a join would be planned, and for a catalog that nobody has analysed badly.
     */
    private static final String LOCKED = """
            SELECT pg_catalog.string_agg(CASE WHEN held.relation::bigint <= since THEN pg_catalog.concat_ws(' ',
                       held.relation, held.mode,
                       CASE WHEN pg_catalog.pg_table_is_visible(held.relation) IS NOT NULL THEN pg_catalog.concat_ws(' ',
                            coalesce(pg_catalog.pg_relation_filenode(held.relation), 0),
                            coalesce(pg_catalog.pg_partition_root(held.relation) <> held.relation, false),
                            pg_catalog.pg_stat_get_xact_numscans(held.relation),
                            pg_catalog.pg_stat_get_xact_tuples_returned(held.relation),
                            pg_catalog.pg_stat_get_xact_tuples_inserted(held.relation),
                            pg_catalog.pg_stat_get_xact_tuples_updated(held.relation),
                            pg_catalog.pg_stat_get_xact_tuples_deleted(held.relation)) END) END, E'\\n'),
                   pg_catalog.array_agg(held.relation::bigint) FILTER (WHERE held.relation::bigint > since)
              INTO locked, asked
              FROM pg_catalog.pg_lock_status() AS held
             WHERE held.pid = pg_catalog.pg_backend_pid() AND held.granted AND held.locktype = 'relation'
               AND held.relation >= %d AND held.database <> 0;""".formatted(FIRST_NORMAL_OID);

    private static final String MICROSECONDS = """
            pg_catalog.date_part('epoch', pg_catalog.now()) * 1000000, E'\\x1f',
            pg_catalog.date_part('epoch', began) * 1000000, E'\\x1f',
            pg_catalog.date_part('epoch', pg_catalog.clock_timestamp()) * 1000000, E'\\x1f',""";

    /**
     * {@code look}: after a statement. Relations with identifiers above where the file starts are the file's own, and of interest only as
     * indexes of older tables. {@code survey}: before a transaction, or of all; relations with identifiers above {@code known} are told
     * by name, and without {@code since} no lock is looked at. Two counts of microseconds frame what is told.
     *
     * <p>A catalog that nobody has analysed looks small to the planner, which must be kept from reading all of it each time.
     */
    private static final String FUNCTIONS = """
            CREATE FUNCTION supabase_migrate_trace.named(asked bigint[]) RETURNS text LANGUAGE plpgsql
                SET plan_cache_mode = force_generic_plan SET enable_seqscan = off SET enable_hashjoin = off AS $named$
            BEGIN
                RETURN (
                    SELECT pg_catalog.string_agg(pg_catalog.concat(
                           relation, E'\\x1e',
                           pg_catalog.translate(space.nspname, %1$s, ''), E'\\x1e',
                           pg_catalog.translate(class.relname, %1$s, ''), E'\\x1e',
                           class.relkind, E'\\x1e', class.relfilenode, E'\\x1e',
                           (SELECT pg_catalog.translate(table_space.nspname || '.' || table_class.relname, %1$s, '')
                              FROM pg_catalog.pg_index AS index
                              JOIN pg_catalog.pg_class AS table_class ON table_class.oid = index.indrelid
                              JOIN pg_catalog.pg_namespace AS table_space ON table_space.oid = table_class.relnamespace
                             WHERE index.indexrelid = class.oid), E'\\x1e',
                           CASE WHEN class.relispartition AND class.relkind IN ('r', 'p') THEN (
                                SELECT pg_catalog.string_agg(pg_catalog.translate(
                                           parent_space.nspname || '.' || parent.relname, %1$s, ''), E'\\x1c')
                                  FROM pg_catalog.pg_partition_ancestors(class.oid)
                                       WITH ORDINALITY AS above (relid, distance)
                                  JOIN pg_catalog.pg_class AS parent ON parent.oid = above.relid
                                  JOIN pg_catalog.pg_namespace AS parent_space
                                    ON parent_space.oid = parent.relnamespace
                                 WHERE parent.oid <> class.oid) END, E'\\x1e',
                           CASE WHEN class.relkind IN ('r', 'm') THEN pg_catalog.concat_ws(' ',
                                pg_catalog.pg_stat_get_xact_numscans(class.oid),
                                pg_catalog.pg_stat_get_xact_tuples_returned(class.oid),
                                pg_catalog.pg_stat_get_xact_tuples_inserted(class.oid),
                                pg_catalog.pg_stat_get_xact_tuples_updated(class.oid),
                                pg_catalog.pg_stat_get_xact_tuples_deleted(class.oid)) END), E'\\x1d')
                      FROM pg_catalog.unnest(asked) AS relation
                      JOIN pg_catalog.pg_class AS class ON class.oid = relation::oid
                      JOIN pg_catalog.pg_namespace AS space ON space.oid = class.relnamespace
                     WHERE class.relkind <> 't' AND class.relpersistence <> 't'
                       AND class.relnamespace <> 'pg_toast'::regnamespace);
            END $named$;
            CREATE FUNCTION supabase_migrate_trace.indexes(asked bigint[], since bigint) RETURNS bigint[] LANGUAGE plpgsql
                SET plan_cache_mode = force_generic_plan SET enable_seqscan = off SET enable_hashjoin = off AS $indexes$
            BEGIN
                RETURN ARRAY(SELECT indexrelid FROM pg_catalog.pg_index
                              WHERE indexrelid = ANY (asked::oid[]) AND indrelid::bigint <= since);
            END $indexes$;
            CREATE FUNCTION supabase_migrate_trace.look(started bigint, lowest bigint) RETURNS text LANGUAGE plpgsql AS $look$
            DECLARE
                began CONSTANT timestamptz := pg_catalog.clock_timestamp();
                noted CONSTANT text := pg_catalog.current_setting('supabase_migrate.effects', true);
                since CONSTANT bigint := coalesce(
                    started, nullif(pg_catalog.current_setting('supabase_migrate.since', true), '')::bigint, lowest);
                emptied text;
                asked bigint[];
                locked text;
                named text;
            BEGIN
                IF noted <> '' THEN
                    emptied := pg_catalog.set_config('supabase_migrate.effects', '', false);
                END IF;
                %2$s
                IF asked IS NOT NULL THEN
                    asked := supabase_migrate_trace.indexes(asked, since);
                    IF asked <> '{}' THEN
                        named := supabase_migrate_trace.named(asked);
                    END IF;
                END IF;
                RETURN pg_catalog.concat(%3$s 0, E'\\x1f', noted, E'\\x1f', locked, E'\\x1f', named);
            END $look$;
            CREATE FUNCTION supabase_migrate_trace.survey(since bigint, known bigint) RETURNS text LANGUAGE plpgsql
                SET plan_cache_mode = force_generic_plan SET enable_seqscan = off SET enable_hashjoin = off AS $survey$
            DECLARE
                began CONSTANT timestamptz := pg_catalog.clock_timestamp();
                noted CONSTANT text := pg_catalog.current_setting('supabase_migrate.effects', true);
                emptied text;
                top bigint;
                asked bigint[];
                locked text;
            BEGIN
                IF noted <> '' THEN
                    emptied := pg_catalog.set_config('supabase_migrate.effects', '', false);
                END IF;
                IF since IS NOT NULL THEN
                    %2$s
                END IF;
                %4$s
                asked := ARRAY(SELECT oid::bigint FROM pg_catalog.pg_class WHERE oid > known::oid);
                top := greatest((SELECT max(oid)::bigint FROM pg_catalog.pg_class),
                                (SELECT max(oid)::bigint FROM pg_catalog.pg_proc));
                RETURN pg_catalog.concat(%3$s top, E'\\x1f', noted, E'\\x1f', locked, E'\\x1f',
                    CASE WHEN asked <> '{}' THEN supabase_migrate_trace.named(asked) END);
            END $survey$;
            CREATE FUNCTION supabase_migrate_trace.opening(since bigint, known bigint) RETURNS text LANGUAGE plpgsql AS $opening$
            DECLARE
                answer CONSTANT text := supabase_migrate_trace.survey(NULL, known);
                kept text;
            BEGIN
                kept := pg_catalog.set_config('supabase_migrate.since',
                    coalesce(since::text, pg_catalog.split_part(answer, E'\\x1f', 4)), false);
                RETURN answer;
            END $opening$;
            CREATE FUNCTION supabase_migrate_trace.glance() RETURNS text LANGUAGE plpgsql AS $glance$
            DECLARE
                began CONSTANT timestamptz := pg_catalog.clock_timestamp();
                noted CONSTANT text := pg_catalog.current_setting('supabase_migrate.effects', true);
                emptied text;
            BEGIN
                IF noted <> '' THEN
                    emptied := pg_catalog.set_config('supabase_migrate.effects', '', false);
                END IF;
                RETURN pg_catalog.concat(%3$s noted);
            END $glance$;
            """;

    private Looking() {}

    /**
     * The statements that make the functions. A session's counters start at 0 when they are published: from version 15 on a look before a
     * file lets that be done at the next commit, before that version it has to tell them of every table.
     */
    static String install(int majorVersion) {
        String start = majorVersion >= 15
                ? "PERFORM pg_catalog.pg_stat_force_next_flush();"
                : "known := " + NOTHING_KNOWN + ";";
        return FUNCTIONS.formatted(SEPARATING, LOCKED, MICROSECONDS, start);
    }

    /** A look after a statement of a file that starts where the transaction's first look found. */
    static String afterOpening(long least) {
        return "supabase_migrate_trace.look(NULL, " + least + ")";
    }

    /** A look after a statement of a file that starts here. */
    static String after(long since) {
        return "supabase_migrate_trace.look(" + since + ", NULL)";
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
        return "supabase_migrate_trace.survey(" + NO_LIMIT + ", " + NOTHING_KNOWN + ")";
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
        String[] fields = answer.split(PARTS, -1);
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

    static long microseconds(String number) {
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
            for (String row : rows.split(ROWS)) {
                Row named = named(row.split(FIELDS, -1));
                told.put(named.oid(), named);
            }
        }
        return told;
    }

    private static Row named(String[] fields) {
        ObservedRelation relation = new ObservedRelation(
                fields[1],
                fields[2],
                ObservedRelation.Kind.of(fields[3]),
                fields[5].isEmpty() ? null : fields[5],
                fields[6].isEmpty() ? List.of() : List.of(fields[6].split(PARENTS)));
        Counts counts = fields[7].isEmpty() ? Counts.NONE : Counts.parse(fields[7].split(" "), 0);
        return new Row(Long.parseLong(fields[0]), Set.of(), relation, Long.parseLong(fields[4]), counts);
    }
}
