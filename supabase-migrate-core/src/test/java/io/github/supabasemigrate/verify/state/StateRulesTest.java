package io.github.supabasemigrate.verify.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.supabasemigrate.catalog.CatalogReader;
import io.github.supabasemigrate.project.MigrationFile;
import io.github.supabasemigrate.replay.ReplayedSchema;
import io.github.supabasemigrate.verify.Replays;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateRulesTest {

    @TempDir
    Path directory;

    @Test
    void twoReplaysAgreeUnlessAMigrationLooksAtTheClock() throws SQLException {
        List<MigrationFile> steady = Replays.files(directory, "CREATE TABLE t (a timestamptz DEFAULT now());");
        assertThat(new Determinism(Replays.of(steady).catalog()).check(Replays.of(steady)))
                .isEmpty();

        List<MigrationFile> wavering = Replays.files(
                directory,
                "DO $$ BEGIN EXECUTE format('CREATE TABLE t (a timestamptz DEFAULT %L)', clock_timestamp()); END $$;");
        String words = Replays.words(new Determinism(Replays.of(wavering).catalog()).check(Replays.of(wavering)));
        assertThat(words)
                .contains("`table public.t` is not the same in two replays: columns[a].defaultExpression is `'");
    }

    @Test
    void tellsHowATargetDrifted() throws SQLException {
        List<MigrationFile> files = Replays.files(directory, """
                CREATE TABLE notes (id int PRIMARY KEY, body text);
                CREATE INDEX notes_body ON notes (body);
                """);
        ReplayedSchema schema = Replays.of(files);
        try (Connection same = Replays.target(files, "");
                Connection drifted = Replays.target(files, """
                        ALTER TABLE notes ALTER body TYPE varchar(80);
                        DROP INDEX notes_body;
                        CREATE TABLE by_hand (id int);
                        CREATE TABLE auth.sessions (id int);
                        """)) {
            assertThat(new Drift(CatalogReader.read(same)).check(schema)).isEmpty();

            assertThat(Replays.words(new Drift(CatalogReader.read(drifted)).check(schema)))
                    .isEqualTo("""
                    ERROR drift
                    The target has `table public.by_hand`, which no migration makes.
                    ERROR drift supabase/migrations/20250101000000_step.sql:1:1
                    `table public.notes` differs on the target:
                      columns[body].type: the migrations make `text`, the target has `character varying(80)`
                    ERROR drift supabase/migrations/20250101000000_step.sql:2:1
                    The target lacks `index public.notes_body`, which the migrations make.
                    """);
        }
    }

    @Test
    void explainsWhatThePlatformMadeByItself() throws SQLException {
        List<MigrationFile> files = Replays.files(directory, "CREATE TABLE notes (id int PRIMARY KEY);");
        try (Connection target = Replays.target(files, """
                CREATE FUNCTION public.rls_auto_enable() RETURNS event_trigger LANGUAGE plpgsql AS 'BEGIN END';
                CREATE EVENT TRIGGER ensure_rls ON ddl_command_end EXECUTE FUNCTION public.rls_auto_enable();
                """)) {
            assertThat(Replays.words(new Drift(CatalogReader.read(target)).check(Replays.of(files))))
                    .startsWith("INFO drift-explained\nThe target has the event trigger `ensure_rls`: the project was");
        }
    }

    @Test
    void tellsWhatAilsATarget() throws SQLException {
        List<MigrationFile> files = Replays.files(directory, """
                CREATE TABLE notes (id smallserial PRIMARY KEY, body text);
                CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
                CREATE TRIGGER touch BEFORE UPDATE ON notes FOR EACH ROW EXECUTE FUNCTION f();
                CREATE EXTENSION citext;
                """);
        ReplayedSchema schema = Replays.of(files);
        try (Connection target = Replays.target(files, """
                DROP EXTENSION citext; CREATE EXTENSION citext VERSION '1.4';
                ALTER TABLE notes ADD CONSTRAINT short CHECK (length(body) < 9) NOT VALID, DISABLE TRIGGER touch;
                SELECT setval('notes_id_seq', 32000);
                CREATE INDEX notes_body ON notes (body);
                UPDATE pg_index SET indisvalid = false WHERE indexrelid = 'notes_body'::regclass;
                """)) {
            TargetState state = TargetState.read(target, () -> target);
            var words = new StringBuilder();
            TargetRule.allOn(state).forEach(rule -> words.append(Replays.words(rule.check(schema))));

            assertThat(words.toString()).isEqualTo("""
                    ERROR target-invalid-index
                    The index `public.notes_body` is invalid.
                    → REINDEX INDEX CONCURRENTLY public.notes_body;
                    WARNING target-unvalidated-constraint
                    The constraint "short" on public.notes was never validated.
                    → ALTER TABLE public.notes VALIDATE CONSTRAINT "short";
                    WARNING target-disabled-trigger
                    The trigger "touch" on public.notes is disabled.
                    INFO target-outdated-extension
                    The extension `citext` can be updated to %s.
                    → ALTER EXTENSION "citext" UPDATE;
                    WARNING target-sequence-near-end
                    The sequence `public.notes_id_seq` has used 98 %% of its range.
                    """.formatted(newestCitext(target)));
        }
    }

    private static String newestCitext(Connection target) throws SQLException {
        try (Statement statement = target.createStatement();
                ResultSet row = statement.executeQuery(
                        "SELECT default_version FROM pg_available_extensions WHERE name = 'citext'")) {
            row.next();
            return row.getString(1);
        }
    }

    @Test
    void tellsOfARoleThatTheTargetLacks() throws SQLException {
        List<MigrationFile> files = Replays.files(
                directory,
                "CREATE ROLE state_rules_reader; CREATE TABLE t (a int); GRANT SELECT ON t TO state_rules_reader;");
        ReplayedSchema schema = Replays.of(files);
        try (Connection target = Replays.target(
                List.of(),
                "DO $$ BEGIN IF EXISTS (SELECT FROM pg_roles WHERE rolname ="
                        + " 'state_rules_reader') THEN EXECUTE 'ALTER ROLE state_rules_reader RENAME TO state_rules_gone'; END IF; END $$")) {
            assertThat(Replays.words(TargetRule.MISSING_ROLE
                            .on(TargetState.read(target, () -> target))
                            .check(schema)))
                    .isEqualTo("""
                    ERROR target-missing-role
                    The role `state_rules_reader` does not exist on the target.
                    """);
        }
    }
}
