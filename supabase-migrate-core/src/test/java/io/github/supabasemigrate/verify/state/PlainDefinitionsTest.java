package io.github.supabasemigrate.verify.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.supabasemigrate.project.MigrationFile;
import io.github.supabasemigrate.project.SupabaseProject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlainDefinitionsTest {

    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CREATE TABLE a (id bigint GENERATED ALWAYS AS IDENTITY, at timestamptz DEFAULT now(), p text CHECK (f(p)));",
                "CREATE TABLE b PARTITION OF a FOR VALUES FROM ('2026-01-01') TO (MAXVALUE);",
                "CREATE UNIQUE INDEX CONCURRENTLY i ON a (lower(p)) WHERE p <> '';",
                "CREATE POLICY own ON a TO authenticated USING (owner = (SELECT auth.uid()));",
                "ALTER TABLE a ADD COLUMN id uuid DEFAULT gen_random_uuid(), ENABLE ROW LEVEL SECURITY;",
                "ALTER TABLE a ADD CHECK (length(p) > 3) NOT VALID;",
                "CREATE OR REPLACE FUNCTION f() RETURNS void LANGUAGE plpgsql AS $$ BEGIN PERFORM 'now'::date; END $$;",
                "CREATE TRIGGER t BEFORE UPDATE ON a FOR EACH ROW EXECUTE FUNCTION moddatetime('at');",
                "CREATE VIEW v WITH (security_invoker) AS SELECT count(*) FROM a WHERE at < now();",
                "CREATE TYPE mood AS ENUM ('sad', 'known'); ALTER TYPE mood ADD VALUE 'glad';",
                "CREATE SCHEMA s CREATE TABLE a (id int);",
                "COMMENT ON TABLE a IS 'what is here now';",
                "GRANT SELECT ON a TO anon; REVOKE ALL ON a FROM PUBLIC;",
                "BEGIN; SET search_path = ''; DROP TABLE IF EXISTS a; COMMIT;",
                "-- nothing at all"
            })
    void isPlain(String sql) throws IOException {
        assertThat(PlainDefinitions.are(migrations(sql), Set.of("2_second.sql")))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DO $$ BEGIN CREATE TABLE a (id int); END $$;",
                "SELECT make_tables();",
                "INSERT INTO a VALUES (1);",
                "UPDATE a SET id = 1;",
                "CALL work();",
                "CREATE TABLE a AS SELECT random();",
                "SELECT 1 AS id INTO a;",
                "CREATE MATERIALIZED VIEW v AS SELECT random();",
                "REFRESH MATERIALIZED VIEW v;",
                "CREATE EXTENSION pgcrypto;",
                "CREATE TABLE a (at timestamptz DEFAULT 'now');",
                "CREATE TABLE a (at timestamptz DEFAULT $$ Tomorrow 12:00 $$);",
                "CREATE VIEW v AS SELECT 'today'::date;",
                "CREATE FUNCTION f() RETURNS date RETURN 'yesterday'::date;",
                "CREATE FUNCTION f(day date DEFAULT E'n\\u006fw') RETURNS date LANGUAGE sql AS 'SELECT day';",
                "CREATE TABLE b PARTITION OF a FOR VALUES FROM (CURRENT_DATE) TO (MAXVALUE);",
                "ALTER TABLE a ATTACH PARTITION b FOR VALUES IN (next_key());",
                "ALTER TABLE a ALTER COLUMN p TYPE int USING to_number(p);",
                "ALTER TABLE a ADD COLUMN p int DEFAULT app.make_one();",
                "ALTER DOMAIN d ADD CHECK (is_good(VALUE));",
                "CREATE EVENT TRIGGER e ON ddl_command_end EXECUTE FUNCTION f();",
                "CREATE TABLE a (id int;"
            })
    void isNotPlain(String sql) throws IOException {
        assertThat(PlainDefinitions.are(migrations(sql), Set.of("2_second.sql")))
                .isFalse();
    }

    @Test
    void whatAnEarlierBuildRanCountsOnlyIfItIsAnEventTrigger() throws IOException {
        assertThat(PlainDefinitions.are(migrations("SELECT 1;"), Set.of("1_first.sql")))
                .isTrue();
        assertThat(PlainDefinitions.are(
                        migrations("CREATE EVENT\n TRIGGER e ON ddl_command_end EXECUTE FUNCTION f();"),
                        Set.of("1_first.sql")))
                .isFalse();
    }

    /** One that is plain, and another. */
    private List<MigrationFile> migrations(String second) throws IOException {
        Path folder = Files.createDirectories(directory.resolve("supabase/migrations"));
        Files.writeString(folder.resolve("1_first.sql"), "CREATE TABLE first (id int);\n");
        Files.writeString(folder.resolve("2_second.sql"), second + "\n");
        return SupabaseProject.open(directory, Map.of()).migrations();
    }
}
