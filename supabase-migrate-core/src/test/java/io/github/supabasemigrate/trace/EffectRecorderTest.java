package io.github.supabasemigrate.trace;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.supabasemigrate.database.Database;
import io.github.supabasemigrate.testing.TestPostgres;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class EffectRecorderTest {

    private static final String COUNTING = """
            CREATE TABLE public.counted (tag text, objects bigint);
            CREATE FUNCTION public.count_objects() RETURNS event_trigger LANGUAGE plpgsql AS $$
            BEGIN
                INSERT INTO public.counted SELECT TG_TAG, count(*) FROM pg_catalog.pg_event_trigger_ddl_commands();
            END $$;
            CREATE EVENT TRIGGER counting ON ddl_command_end EXECUTE FUNCTION public.count_objects();
            """;

    /** Whatever one might take for several objects: partitions, lists, everything of a schema. */
    private static final String COMMANDS = """
            CREATE TABLE parted (id int, part int) PARTITION BY LIST (part);
            CREATE TABLE first PARTITION OF parted FOR VALUES IN (1);
            CREATE TABLE second PARTITION OF parted FOR VALUES IN (2);
            CREATE INDEX ON parted (id);
            CREATE INDEX IF NOT EXISTS first_part ON first (part, (id + 1)) WHERE id > 0;
            CREATE INDEX IF NOT EXISTS first_part ON first (part);
            CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
            CREATE OR REPLACE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END';
            CREATE TRIGGER touching AFTER INSERT ON parted FOR EACH ROW EXECUTE FUNCTION touch();
            CREATE CONSTRAINT TRIGGER later AFTER INSERT ON first DEFERRABLE FOR EACH ROW EXECUTE FUNCTION touch();
            CREATE POLICY own ON parted USING (true);
            ALTER POLICY own ON parted USING (false);
            ALTER POLICY own ON parted RENAME TO mine;
            GRANT SELECT, INSERT ON parted, first, second TO PUBLIC;
            GRANT SELECT ON ALL TABLES IN SCHEMA public TO PUBLIC;
            GRANT EXECUTE ON FUNCTION touch(), count_objects() TO PUBLIC;
            REVOKE INSERT ON parted, first FROM PUBLIC;
            COMMENT ON TABLE parted IS 'all';
            COMMENT ON COLUMN parted.id IS 'one';
            COMMENT ON POLICY mine ON parted IS 'mine';
            COMMENT ON TRIGGER touching ON parted IS 'each';
            """;

    @Test
    void commandsOfOneObjectTellOfNoMore() throws SQLException {
        Map<String, Long> most = new TreeMap<>();
        try (Connection connection =
                        Database.ofJdbcUrl(TestPostgres.newDatabase()).connect();
                Statement statement = connection.createStatement()) {
            statement.execute(COUNTING);
            statement.execute(COMMANDS);
            try (ResultSet rows = statement.executeQuery("SELECT tag, max(objects) FROM counted GROUP BY tag")) {
                while (rows.next()) {
                    most.put(rows.getString(1), rows.getLong(2));
                }
            }
        }
        assertThat(most).containsKeys(EffectRecorder.OF_ONE_OBJECT.toArray(String[]::new));
        most.keySet().retainAll(EffectRecorder.OF_ONE_OBJECT);
        assertThat(most.values()).containsOnly(1L);
    }
}
