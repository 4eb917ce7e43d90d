package io.github.supabasemigrate.verify.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.supabasemigrate.project.MigrationFile;
import io.github.supabasemigrate.replay.ReplayedSchema;
import io.github.supabasemigrate.verify.Replays;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SnapshotTest {

    @TempDir
    Path directory;

    @Test
    void isStaleWhenTheSchemaMovedOn() throws SQLException {
        ReplayedSchema schema = Replays.of(directory, "CREATE TABLE t (a int);");
        String now = "CREATE TABLE t (\n    a int,\n    b int\n);\n";
        String then = "CREATE TABLE t (\n    a int\n);\n";

        assertThat(Replays.words(rule(now, Optional.of(then)).check(schema))).isEqualTo("""
                ERROR stale-snapshot supabase/schema.sql
                `supabase/schema.sql` is not what the migrations make:
                @@ -1,3 +1,4 @@
                 CREATE TABLE t (
                -    a int
                +    a int,
                +    b int
                 );
                → Run mvn supabase-migrate:snapshot and commit it.
                """);
        assertThat(Replays.words(rule(now, Optional.empty()).check(schema))).contains("does not exist");
        assertThat(rule(now, Optional.of(now.replace("\n", "\r\n"))).check(schema))
                .isEmpty();
    }

    @Test
    void theVerificationScriptPassesWhereTheMigrationsRanAndNowhereElse() throws SQLException {
        List<MigrationFile> files = Replays.files(directory, """
                CREATE TABLE notes (id int PRIMARY KEY, "Body" text NOT NULL, owner uuid);
                ALTER TABLE notes ENABLE ROW LEVEL SECURITY;
                CREATE POLICY "it's mine" ON notes USING (owner = auth.uid());
                CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
                CREATE TRIGGER sign_up AFTER INSERT ON auth.users FOR EACH ROW EXECUTE FUNCTION f();
                CREATE TABLE parts (id int) PARTITION BY RANGE (id);
                CREATE TABLE part_one PARTITION OF parts DEFAULT;
                CREATE VIEW bodies AS SELECT "Body" FROM notes;
                CREATE MATERIALIZED VIEW counted AS SELECT count(*) FROM notes;
                CREATE TYPE mood AS ENUM ('sad', 'glad');
                CREATE FUNCTION add(a int, INOUT b int DEFAULT 1) LANGUAGE sql AS 'SELECT a + b';
                CREATE PROCEDURE tidy() LANGUAGE sql AS 'DELETE FROM notes';
                CREATE EXTENSION citext;
                """);
        String script = VerificationScript.of(Replays.of(files));
        try (Connection good = Replays.target(files, "");
                Statement statement = good.createStatement()) {
            statement.execute(script);
            assertThat(statement.getWarnings().getMessage())
                    .isEqualTo("The schema is as the migrations make it: 3 tables, 1 policy, 1 trigger.");
        }
        try (Connection bad = Replays.target(files, """
                        ALTER TABLE notes DISABLE ROW LEVEL SECURITY, ALTER "Body" DROP NOT NULL, ALTER id TYPE bigint;
                        DROP POLICY "it's mine" ON notes; CREATE POLICY open ON notes USING (true);
                        DROP TRIGGER sign_up ON auth.users;
                        DROP VIEW bodies; DROP MATERIALIZED VIEW counted; DROP TYPE mood; DROP PROCEDURE tidy();
                        DROP FUNCTION add(int, int); CREATE FUNCTION add(int) RETURNS int LANGUAGE sql AS 'SELECT 1';
                        DROP EXTENSION citext;
                        CREATE TABLE by_hand (id int); CREATE TABLE part_two (id int); CREATE TABLE auth.sessions (id int);
                        ALTER TABLE parts DETACH PARTITION part_one; DROP TABLE part_one;
                        ALTER TABLE parts ATTACH PARTITION part_two DEFAULT;
                        """);
                Statement statement = bad.createStatement()) {
            assertThatThrownBy(() -> statement.execute(script)).hasMessageContaining("""
                    The schema is not as the migrations make it:
                    column public.notes."Body" accepts nulls
                    column public.notes.id is of type bigint, not integer
                    column public.part_one.id is missing
                    enum public.mood is missing
                    extension citext is missing
                    function public.add(integer, integer) is missing
                    materialized view public.counted is missing
                    policy "it's mine" on public.notes is missing
                    policy open on public.notes is made by no migration
                    procedure public.tidy() is missing
                    row level security of public.notes is off
                    table public.by_hand is made by no migration
                    table public.part_one is missing
                    trigger sign_up on auth.users is missing
                    view public.bodies is missing""");
        }
    }

    @Test
    void theVerificationScriptOfAnEmptyProjectRuns() throws SQLException {
        List<MigrationFile> files = Replays.files(directory, "SELECT 1;");
        try (Connection target = Replays.target(files, "");
                Statement statement = target.createStatement()) {
            statement.execute(VerificationScript.of(Replays.of(files)));
        }
    }

    private static SnapshotRule rule(String expected, Optional<String> committed) {
        return new SnapshotRule(List.of(new Snapshot(
                "schema.sql", Path.of("supabase/schema.sql"), "supabase/schema.sql", expected, committed)));
    }
}
