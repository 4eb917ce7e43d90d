package io.github.supabasemigrate.trace;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.supabasemigrate.trace.CatalogEffect.Kind;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * Event triggers that note each object made, changed or dropped in a setting of the session: a setting needs no lock, is
 * undone with the transaction, and is filled from inside {@code DO} blocks and functions as well (PostgreSQL manual §40).
 */
final class EffectRecorder {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final String INSTALL = """
            CREATE SCHEMA supabase_migrate_trace;
            GRANT USAGE ON SCHEMA supabase_migrate_trace TO PUBLIC;
            CREATE FUNCTION supabase_migrate_trace.commands() RETURNS event_trigger LANGUAGE plpgsql AS $commands$
            DECLARE
                lines CONSTANT text := (
                    SELECT pg_catalog.string_agg(pg_catalog.json_build_array(
                               command_tag, object_type, object_identity, objid::bigint)::text, E'\\n')
                      FROM pg_catalog.pg_event_trigger_ddl_commands()
                     WHERE NOT in_extension AND schema_name IS DISTINCT FROM 'pg_temp');
            BEGIN
                IF lines IS NOT NULL THEN
                    PERFORM pg_catalog.set_config('supabase_migrate.effects', pg_catalog.concat(
                        pg_catalog.current_setting('supabase_migrate.effects', true), lines, E'\\n'), false);
                END IF;
            END $commands$;
            CREATE FUNCTION supabase_migrate_trace.drops() RETURNS event_trigger LANGUAGE plpgsql AS $drops$
            DECLARE
                lines CONSTANT text := (
                    SELECT pg_catalog.string_agg(pg_catalog.json_build_array(
                               'DROP', object_type, object_identity, NOT original)::text, E'\\n')
                      FROM pg_catalog.pg_event_trigger_dropped_objects()
                     WHERE (original OR normal) AND NOT is_temporary);
            BEGIN
                IF lines IS NOT NULL THEN
                    PERFORM pg_catalog.set_config('supabase_migrate.effects', pg_catalog.concat(
                        pg_catalog.current_setting('supabase_migrate.effects', true), lines, E'\\n'), false);
                END IF;
            END $drops$;
            """;

    private static final String TRIGGERS = """
            GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA supabase_migrate_trace TO PUBLIC;
            CREATE EVENT TRIGGER supabase_migrate_trace_commands ON ddl_command_end
                EXECUTE FUNCTION supabase_migrate_trace.commands();
            CREATE EVENT TRIGGER supabase_migrate_trace_drops ON sql_drop
                EXECUTE FUNCTION supabase_migrate_trace.drops();
            """;

    private static final String REMOVE = """
            DROP EVENT TRIGGER IF EXISTS supabase_migrate_trace_commands;
            DROP EVENT TRIGGER IF EXISTS supabase_migrate_trace_drops;
            DROP SCHEMA IF EXISTS supabase_migrate_trace CASCADE;
            """;

    private EffectRecorder() {}

    /** @param superuser only a superuser may make event triggers */
    static void install(Connection superuser, int majorVersion) throws SQLException {
        run(superuser, "BEGIN;\n" + REMOVE + INSTALL + Looking.install(majorVersion) + TRIGGERS + "COMMIT;");
    }

    /** Leaves nothing behind. */
    static void remove(Connection superuser) throws SQLException {
        run(superuser, "BEGIN;\n" + REMOVE + "COMMIT;");
    }

    private static void run(Connection superuser, String sql) throws SQLException {
        try (Statement statement = superuser.createStatement()) {
            statement.setEscapeProcessing(false);
            statement.execute("SET client_min_messages = warning;\n" + sql + "RESET client_min_messages;");
        }
    }

    /** Reads what was noted, and tells the file. */
    static List<CatalogEffect> parse(String lines, FileState file) {
        List<CatalogEffect> effects = new ArrayList<>();
        for (String line : lines.split("\n")) {
            if (!line.isEmpty()) {
                effects.add(effect(line, file));
            }
        }
        return List.copyOf(effects);
    }

    private static CatalogEffect effect(String line, FileState file) {
        try {
            JsonNode fields = JSON.readTree(line);
            String command = fields.get(0).asText();
            String type = fields.get(1).isNull() ? "" : fields.get(1).asText();
            String identity = fields.get(2).isNull() ? "" : fields.get(2).asText();
            if (command.equals("DROP")) {
                return new CatalogEffect(
                        Kind.DROPPED, "DROP", type, identity, fields.get(3).asBoolean());
            }
            boolean isNew = file.notes(fields.get(3).asLong(), type, identity) && command.startsWith("CREATE ");
            return new CatalogEffect(isNew ? Kind.CREATED : Kind.ALTERED, command, type, identity, false);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the event trigger wrote " + line, e);
        }
    }
}
