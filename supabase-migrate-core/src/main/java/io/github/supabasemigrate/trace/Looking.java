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
import java.util.OptionalLong;
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
    private static final int PARTS_OF_GLANCE = 4;

    /** What relations are called that the answer tells by number. */
    @FunctionalInterface
    interface Names {
        @Nullable ObservedRelation of(long oid);
    }

    /** What a name shall not hold, or it would part the answer. */
    private static final String SEPARATING = "E'\\x1c\\x1d\\x1e\\x1f'";

    /**
     * The locks of the session, a line each, and the numbers of those indexes that are newer than the file. Locks come as numbers, for
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
                   pg_catalog.array_agg(held.relation) FILTER (
                       WHERE known IS NULL AND held.relation::bigint > since
                         AND pg_catalog.pg_index_has_property(held.relation, 'clusterable') IS NOT NULL)
              INTO locked, asked
              FROM pg_catalog.pg_lock_status() AS held
             WHERE held.pid = pg_catalog.pg_backend_pid() AND held.granted AND held.locktype = 'relation'
               AND held.relation >= %d AND held.database <> 0;""".formatted(FIRST_NORMAL_OID);

    /**
     * What the catalog says of a relation. Strings are put together by an operator: a function that takes arguments of any type looks up
     * how each is written whenever a query begins to run, which takes longer than writing it.
     */
    private static final String RELATION = """
            class.oid || E'\\x1e' || pg_catalog.translate(class.relnamespace::pg_catalog.regnamespace::text, %1$s, '')
                || E'\\x1e' || pg_catalog.translate(class.relname::text, %1$s, '')
                || E'\\x1e' || class.relkind::text || E'\\x1e' || class.relfilenode || E'\\x1e' ||
            """.formatted(SEPARATING);

    /** And what it belongs to: a partition alone asks further. */
    private static final String BELONGING = """
            CASE WHEN class.relkind IN ('i', 'I')
                 THEN (SELECT indrelid FROM pg_catalog.pg_index WHERE indexrelid = class.oid) || E'\\x1e'
                 ELSE E'\\x1e' || CASE WHEN class.relispartition THEN supabase_migrate_trace.above(class.oid) ELSE '' END END""";

    /** And what the session has counted of it. */
    private static final String COUNTS = """
            || E'\\x1e' || CASE WHEN class.relkind IN ('r', 'm') THEN pg_catalog.concat_ws(' ',
                     pg_catalog.pg_stat_get_xact_numscans(class.oid),
                     pg_catalog.pg_stat_get_xact_tuples_returned(class.oid),
                     pg_catalog.pg_stat_get_xact_tuples_inserted(class.oid),
                     pg_catalog.pg_stat_get_xact_tuples_updated(class.oid),
                     pg_catalog.pg_stat_get_xact_tuples_deleted(class.oid)) ELSE '' END""";

    /** Above everything: functions are numbered by the same counter as relations. */
    private static final String TOP_OF_ALL =
            "greatest(max(class.oid)::bigint, (SELECT max(oid)::bigint FROM pg_catalog.pg_proc))";

    /** What nobody else can meet, or nobody asks about: temporary relations, and those that hold long values. */
    private static final String IS_SHOWN = """
            class.relkind <> 't' AND class.relpersistence <> 't' AND class.relnamespace <> 'pg_toast'::regnamespace""";

    private static final String MICROSECONDS = times("began") + ", noted";

    private static final String TIMES = "pg_catalog.concat(" + times("pg_catalog.clock_timestamp()") + ")";

    /** A catalog that nobody has analysed looks small to the planner, which must be kept from reading all of it each time. */
    private static final String PLANNED = """
            LANGUAGE plpgsql SET plan_cache_mode = force_generic_plan SET enable_seqscan = off SET enable_hashjoin = off""";

    /** {@code glance} tells what event triggers have noted, between two counts of microseconds; {@code above} names partitioned tables. */
    private static final String GLANCE = """
            CREATE FUNCTION supabase_migrate_trace.glance() RETURNS text LANGUAGE plpgsql AS $glance$
            DECLARE
                began CONSTANT timestamptz := pg_catalog.clock_timestamp();
                noted CONSTANT text := pg_catalog.current_setting('supabase_migrate.effects', true);
                emptied text;
            BEGIN
                IF noted <> '' THEN
                    emptied := pg_catalog.set_config('supabase_migrate.effects', '', false);
                END IF;
                RETURN pg_catalog.concat(%1$s);
            END $glance$;
            CREATE FUNCTION supabase_migrate_trace.above(partition oid) RETURNS text %2$s AS $above$
            BEGIN
                RETURN (
                    SELECT coalesce(pg_catalog.string_agg(
                               pg_catalog.translate(space.nspname || '.' || parent.relname, %3$s, ''), E'\\x1c'), '')
                      FROM pg_catalog.pg_partition_ancestors(partition) WITH ORDINALITY AS ancestor (relid, distance)
                      JOIN pg_catalog.pg_class AS parent ON parent.oid = ancestor.relid
                      JOIN pg_catalog.pg_namespace AS space ON space.oid = parent.relnamespace
                     WHERE parent.oid <> partition);
            END $above$;
            """.formatted(MICROSECONDS, PLANNED, SEPARATING);

    /**
     * A look tells of locks as well: relations with identifiers above {@code since} are the file's own, and of interest only as indexes
     * of older tables; without {@code since} no lock is looked at. And it tells what relations with identifiers above {@code known} are
     * called, after which counters are published.
     */
    private static final String LOOK = """
            CREATE FUNCTION supabase_migrate_trace.%1$s(since bigint, known bigint) RETURNS text %2$s AS $look$
            DECLARE
                began CONSTANT timestamptz := pg_catalog.clock_timestamp();
                noted CONSTANT text := pg_catalog.current_setting('supabase_migrate.effects', true);
                emptied text;
                asked oid[];
                locked text;
                named text;
                top bigint;
            BEGIN
                IF noted <> '' THEN
                    emptied := pg_catalog.set_config('supabase_migrate.effects', '', false);
                END IF;
                IF since IS NOT NULL THEN
                    %3$s
                END IF;
                IF known IS NOT NULL THEN
                    SELECT %4$s, pg_catalog.string_agg(%5$s, E'\\x1d') FILTER (WHERE %6$s)
                      INTO top, named
                      FROM pg_catalog.pg_class AS class WHERE class.oid > known::oid;
                    %7$s
                ELSIF asked IS NOT NULL THEN
                    SELECT pg_catalog.string_agg(%8$s, E'\\x1d') FILTER (WHERE %6$s)
                      INTO named
                      FROM pg_catalog.pg_index AS index
                      JOIN pg_catalog.pg_class AS class ON class.oid = index.indexrelid
                     WHERE index.indexrelid = ANY (asked) AND index.indrelid::bigint <= since;
                END IF;
                RETURN pg_catalog.concat(%9$s, E'\\x1f', top, E'\\x1f', since, E'\\x1f', locked, E'\\x1f', named);
            END $look$;
            """;

    private Looking() {}

    /**
     * The statements that make the functions: {@code look} for the transactions of files, {@code survey} for what is asked beside them,
     * which takes its time. A session's counters start at 0 when they are published: from version 15 on the last look of a transaction
     * lets that be done when it commits.
     */
    static String install(int majorVersion) {
        return GLANCE
                + look("look", majorVersion, "max(class.oid)::bigint", RELATION + BELONGING)
                + look("survey", majorVersion, TOP_OF_ALL, RELATION + BELONGING + COUNTS);
    }

    private static String look(String name, int majorVersion, String top, String relation) {
        String publish = publishes(majorVersion) ? "emptied := pg_catalog.pg_stat_force_next_flush();" : "";
        String index = RELATION + "index.indrelid || E'\\x1e'";
        return LOOK.formatted(name, PLANNED, LOCKED, top, relation, IS_SHOWN, publish, index, MICROSECONDS);
    }

    private static String times(String began) {
        return """
                pg_catalog.date_part('epoch', pg_catalog.now()) * 1000000, E'\\x1f',
                pg_catalog.date_part('epoch', %s) * 1000000, E'\\x1f',
                pg_catalog.date_part('epoch', pg_catalog.clock_timestamp()) * 1000000, E'\\x1f'""".formatted(began);
    }

    private static boolean publishes(int majorVersion) {
        return majorVersion >= 15;
    }

    /**
     * A look before a transaction. It asks for the time alone, for nothing is noted then, and without a function, which would cost more;
     * but a server that does not publish counters when it is told to is asked for all of them.
     */
    static String opening(int majorVersion) {
        return publishes(majorVersion) ? TIMES : atNames(NOTHING_KNOWN);
    }

    /** A look after a statement of a file that starts here. */
    static String atLocks(long since) {
        return "supabase_migrate_trace.look(" + since + ", NULL)";
    }

    /** A look at the objects alone that statements made, changed and dropped. */
    static String atEffects() {
        return "supabase_migrate_trace.glance()";
    }

    /**
     * The last look of a transaction, which also tells what the file has made since it started here.
     *
     * @param mayMakeUnnoted whether its counter must be above objects that nobody notes, too
     */
    static String closing(long since, boolean atLocks, boolean mayMakeUnnoted) {
        String function = mayMakeUnnoted ? "survey" : "look";
        return "supabase_migrate_trace." + function + "(" + (atLocks ? since : "NULL") + ", " + since + ")";
    }

    /** A look at what relations are called, from an identifier on. */
    static String atNames(long known) {
        return "supabase_migrate_trace.survey(NULL, " + known + ")";
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
            return parse(parts(answer.getString(1)), names);
        }
    }

    /** What an answer consists of. */
    static List<String> parts(String answer) {
        return List.of(answer.split(PARTS, -1));
    }

    /** The notes of event triggers, of any answer or none. */
    static String effects(List<String> parts) {
        return parts.isEmpty() ? "" : parts.get(3);
    }

    /** Above every object identifier given out so far, if this is the answer to the last look of a transaction. */
    static OptionalLong counter(List<String> parts) {
        boolean isTold = parts.size() > PARTS_OF_GLANCE && !parts.get(4).isEmpty();
        return isTold ? OptionalLong.of(Long.parseLong(parts.get(4))) : OptionalLong.empty();
    }

    /** Reads an answer. */
    static Observation parse(List<String> parts, Names names) {
        boolean isLook = parts.size() > PARTS_OF_GLANCE;
        Answer relations = new Answer(isLook ? parts.get(7) : "", names);
        boolean isGlance = !isLook || parts.get(5).isEmpty();
        return new Observation(
                isGlance,
                microseconds(parts.get(0)),
                microseconds(parts.get(1)),
                microseconds(parts.get(2)),
                counter(parts).orElse(0),
                effects(parts),
                isGlance ? List.of() : relations.rows(Long.parseLong(parts.get(5)), parts.get(6)),
                List.copyOf(relations.told.values()));
    }

    static long microseconds(String number) {
        return Math.round(Double.parseDouble(number));
    }

    /** An answer, read. */
    private static final class Answer {

        private final Names names;

        /** Relations that the answer tells by name, by number; and the tables of those that are indexes. */
        private final Map<Long, Row> told = new LinkedHashMap<>();

        private final Map<Long, Long> tables = new HashMap<>();

        private Answer(String named, Names names) {
            this.names = names;
            if (!named.isEmpty()) {
                read(named.split(ROWS));
            }
        }

        private void read(String[] rows) {
            List<String[]> all = new ArrayList<>(rows.length);
            Map<Long, String> called = new HashMap<>();
            for (String row : rows) {
                String[] fields = row.split(FIELDS, -1);
                all.add(fields);
                fields[1] = unquoted(fields[1]);
                called.put(Long.parseLong(fields[0]), fields[1] + "." + fields[2]);
            }
            for (String[] fields : all) {
                String table = null;
                if (!fields[5].isEmpty()) {
                    long number = Long.parseLong(fields[5]);
                    tables.put(Long.parseLong(fields[0]), number);
                    ObservedRelation known = names.of(number);
                    table = called.getOrDefault(number, known == null ? null : known.qualifiedName());
                }
                Row row = row(fields, table);
                told.put(row.oid(), row);
            }
        }

        /** A schema comes as one writes it, in quotes where it must have them. */
        private static String unquoted(String schema) {
            return schema.startsWith("\"")
                    ? schema.substring(1, schema.length() - 1).replace("\"\"", "\"")
                    : schema;
        }

        private static Row row(String[] fields, @Nullable String table) {
            ObservedRelation relation = new ObservedRelation(
                    fields[1],
                    fields[2],
                    ObservedRelation.Kind.of(fields[3]),
                    table,
                    fields[6].isEmpty() ? List.of() : List.of(fields[6].split(PARENTS)));
            Counts counts =
                    fields.length < 8 || fields[7].isEmpty() ? Counts.NONE : Counts.parse(fields[7].split(" "), 0);
            return new Row(Long.parseLong(fields[0]), Set.of(), relation, Long.parseLong(fields[4]), counts);
        }

        /**
         * What is of interest to a statement: relations that are locked, and indexes of older tables.
         *
         * @param since up to which number relations are older than the file
         */
        private List<Row> rows(long since, String locked) {
            Map<Long, Row> rows = new LinkedHashMap<>();
            told.forEach((oid, row) -> {
                if (oid <= since || tables.getOrDefault(oid, Long.MAX_VALUE) <= since) {
                    rows.put(oid, row);
                }
            });
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
                    rows.put(oid, Sighting.row(seen, known.get(oid), tops));
                }
            });
            return List.copyOf(rows.values());
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
    }
}
