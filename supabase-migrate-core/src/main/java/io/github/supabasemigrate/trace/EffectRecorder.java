package io.github.supabasemigrate.trace;

import io.github.supabasemigrate.trace.CatalogEffect.Kind;
import io.github.supabasemigrate.trace.StatementTrace.Place;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Event triggers that note each object made, changed or dropped in a setting of the session: a setting needs no lock, is
 * undone with the transaction, and is filled from inside {@code DO} blocks and functions as well (PostgreSQL manual §40).
 */
final class EffectRecorder {

    private static final String OBJECTS = "\u001d";
    private static final String FIELDS = "\u001e";

    /**
     * Commands that tell of no more than one object: their note is put together without an aggregate, which halves the time that it takes.
     */
    static final List<String> OF_ONE_OBJECT = List.of(
            "COMMENT",
            "GRANT",
            "REVOKE",
            "CREATE FUNCTION",
            "CREATE INDEX",
            "CREATE POLICY",
            "CREATE TRIGGER",
            "ALTER POLICY");

    private static final String INSTALL = """
            CREATE SCHEMA supabase_migrate_trace;
            GRANT USAGE ON SCHEMA supabase_migrate_trace TO PUBLIC;
            CREATE FUNCTION supabase_migrate_trace.commands() RETURNS event_trigger LANGUAGE plpgsql AS $commands$
            DECLARE
                began CONSTANT timestamptz := pg_catalog.clock_timestamp();
                noted text := pg_catalog.current_setting('supabase_migrate.effects', true);
                command text;
                kind text;
                identity text;
                number oid;
            BEGIN
                IF TG_TAG = ANY ('{%1$s}') THEN
                    SELECT command_tag, object_type, object_identity, objid INTO command, kind, identity, number
                      FROM pg_catalog.pg_event_trigger_ddl_commands()
                     WHERE NOT in_extension AND schema_name IS DISTINCT FROM 'pg_temp';
                    IF FOUND THEN
                        noted := pg_catalog.concat(noted, command, E'\\x1e', kind, E'\\x1e',
                            pg_catalog.translate(identity, E'\\x1d\\x1e\\x1f', ''), E'\\x1e', number, E'\\x1d');
                    END IF;
                ELSE
                    noted := pg_catalog.concat(noted, (
                        SELECT pg_catalog.string_agg(pg_catalog.concat(command_tag, E'\\x1e', object_type, E'\\x1e',
                                   pg_catalog.translate(object_identity, E'\\x1d\\x1e\\x1f', ''), E'\\x1e', objid, E'\\x1d'), '')
                          FROM pg_catalog.pg_event_trigger_ddl_commands()
                         WHERE NOT in_extension AND schema_name IS DISTINCT FROM 'pg_temp'));
                END IF;
                noted := pg_catalog.set_config('supabase_migrate.effects', pg_catalog.concat(noted, TG_TAG, E'\\x1e',
                    pg_catalog.date_part('epoch', began) * 1000000, E'\\x1e',
                    pg_catalog.date_part('epoch', pg_catalog.clock_timestamp()) * 1000000, E'\\x1d'), false);
            END $commands$;
            CREATE FUNCTION supabase_migrate_trace.drops() RETURNS event_trigger LANGUAGE plpgsql AS $drops$
            DECLARE
                noted text := (
                    SELECT pg_catalog.string_agg(pg_catalog.concat('DROP', E'\\x1e', object_type, E'\\x1e',
                               pg_catalog.translate(object_identity, E'\\x1d\\x1e\\x1f', ''), E'\\x1e', NOT original, E'\\x1d'), '')
                      FROM pg_catalog.pg_event_trigger_dropped_objects()
                     WHERE (original OR normal) AND NOT is_temporary);
            BEGIN
                noted := pg_catalog.set_config('supabase_migrate.effects', pg_catalog.concat(
                    pg_catalog.current_setting('supabase_migrate.effects', true), noted), false);
            END $drops$;
            """.formatted(String.join(",", OF_ONE_OBJECT));

    private static final String TRIGGERS = """
            GRANT EXECUTE ON FUNCTION supabase_migrate_trace.commands(), supabase_migrate_trace.drops(),
                supabase_migrate_trace.glance(), supabase_migrate_trace.above(oid),
                supabase_migrate_trace.look(bigint, bigint), supabase_migrate_trace.survey(bigint, bigint) TO PUBLIC;
            CREATE EVENT TRIGGER supabase_migrate_trace_commands ON ddl_command_end
                EXECUTE FUNCTION supabase_migrate_trace.commands();
            CREATE EVENT TRIGGER supabase_migrate_trace_drops ON sql_drop
                EXECUTE FUNCTION supabase_migrate_trace.drops();
            """;

    /** What comes and goes here is nothing that the platform's own event triggers need be told of. */
    private static final String BEGIN = "BEGIN;\nSET LOCAL session_replication_role = replica;\n";

    private static final String REMOVE = """
            DROP EVENT TRIGGER IF EXISTS supabase_migrate_trace_commands;
            DROP EVENT TRIGGER IF EXISTS supabase_migrate_trace_drops;
            DROP SCHEMA IF EXISTS supabase_migrate_trace CASCADE;
            """;

    private EffectRecorder() {}

    /** @param superuser only a superuser may make event triggers */
    static void install(Connection superuser, int majorVersion) throws SQLException {
        run(superuser, BEGIN + REMOVE + INSTALL + Looking.install(majorVersion) + TRIGGERS + "COMMIT;");
    }

    /** Leaves nothing behind. */
    static void remove(Connection superuser) throws SQLException {
        run(superuser, BEGIN + REMOVE + "COMMIT;");
    }

    private static void run(Connection superuser, String sql) throws SQLException {
        try (Statement statement = superuser.createStatement()) {
            statement.setEscapeProcessing(false);
            statement.execute("SET client_min_messages = warning;\n" + sql + "RESET client_min_messages;");
        }
    }

    /**
     * What one command did.
     *
     * @param tag the command's; empty where only drops were noted
     * @param began when its objects were about to be noted, in microseconds
     * @param ended when they had been
     * @param objects the fields of each object
     */
    record Firing(String tag, long began, long ended, List<String[]> objects) {}

    /**
     * A statement that is done.
     *
     * @param tag under which it tells of itself, at its end; empty if it may not
     * @param locks whether what the look shows of locks is its doing
     */
    record Done(Place place, String tag, boolean locks, List<String> notices) {

        Done {
            notices = List.copyOf(notices);
        }

        Done locking(boolean isItsDoing) {
            return new Done(place, tag, isItsDoing, notices);
        }
    }

    /** Reads what was noted: a command's objects, each with four fields, then three fields about the command itself. */
    static List<Firing> read(String notes) {
        if (notes.isEmpty()) {
            return List.of();
        }
        List<Firing> firings = new ArrayList<>();
        List<String[]> objects = new ArrayList<>();
        for (String line : notes.split(OBJECTS)) {
            String[] fields = line.split(FIELDS, -1);
            if (fields.length == 4) {
                objects.add(fields);
            } else {
                firings.add(new Firing(
                        fields[0], Looking.microseconds(fields[1]), Looking.microseconds(fields[2]), objects));
                objects = new ArrayList<>();
            }
        }
        if (!objects.isEmpty()) {
            firings.add(new Firing("", 0, 0, objects));
        }
        return firings;
    }

    /**
     * The commands of each of several statements that one look tells of. At most one of them may lock anything, and run any number of
     * commands; each of the others tells of itself exactly once.
     */
    static List<List<Firing>> shares(List<Done> statements, List<Firing> firings) {
        List<List<Firing>> shares = new ArrayList<>(Collections.nCopies(statements.size(), List.of()));
        int open = open(statements);
        int start = 0;
        for (int i = 0; i < open; i++) {
            int own = next(firings, start, statements.get(i).tag());
            if (own < firings.size()) {
                shares.set(i, firings.subList(start, own + 1));
                start = own + 1;
            }
        }
        int end = firings.size();
        for (int i = statements.size() - 1; i > open; i--) {
            if (end > start
                    && firings.get(end - 1).tag().equals(statements.get(i).tag())) {
                shares.set(i, firings.subList(end - 1, end));
                end--;
            }
        }
        shares.set(open, firings.subList(start, end));
        return shares;
    }

    /** The one that may have run anything: the one that locks, else the last. */
    private static int open(List<Done> statements) {
        for (int i = 0; i < statements.size(); i++) {
            if (statements.get(i).locks()) {
                return i;
            }
        }
        return statements.size() - 1;
    }

    private static int next(List<Firing> firings, int start, String tag) {
        int next = start;
        while (next < firings.size() && !firings.get(next).tag().equals(tag)) {
            next++;
        }
        return next;
    }

    /** What commands did, told to the file as well. */
    static List<CatalogEffect> effects(List<Firing> firings, FileState file) {
        List<CatalogEffect> effects = new ArrayList<>();
        for (Firing firing : firings) {
            for (String[] fields : firing.objects()) {
                effects.add(effect(fields, file));
            }
        }
        return List.copyOf(effects);
    }

    private static CatalogEffect effect(String[] fields, FileState file) {
        String command = fields[0];
        String type = fields[1];
        String identity = fields[2];
        if (command.equals("DROP")) {
            return new CatalogEffect(Kind.DROPPED, command, type, identity, fields[3].equals("t"));
        }
        long oid = number(fields);
        boolean isNew = file.notes(oid, type, identity) && command.startsWith("CREATE ");
        return new CatalogEffect(isNew ? Kind.CREATED : Kind.ALTERED, command, type, identity, false);
    }

    /** The number of an object that was not dropped; 0 without one. */
    static long number(String[] object) {
        return object[3].isEmpty() ? 0 : Long.parseLong(object[3]);
    }
}
