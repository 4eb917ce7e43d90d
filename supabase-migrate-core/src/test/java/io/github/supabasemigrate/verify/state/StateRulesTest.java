package io.github.supabasemigrate.verify.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.supabasemigrate.catalog.CatalogReader;
import io.github.supabasemigrate.finding.RuleSwitches;
import io.github.supabasemigrate.project.MigrationFile;
import io.github.supabasemigrate.project.SqlFile;
import io.github.supabasemigrate.replay.ReplayedSchema;
import io.github.supabasemigrate.verify.Replays;
import io.github.supabasemigrate.verify.Verifier;
import io.github.supabasemigrate.verify.VerifyRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Set;
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

    /** Two replays of one day agree on them. */
    @Test
    void tellsOfDefaultsThatAreTheDayOfTheMigration() throws SQLException {
        List<MigrationFile> files = Replays.files(directory, """
                CREATE TABLE t (
                    a date DEFAULT 'Today', b timestamptz DEFAULT ('tomorrow'::timestamptz), c text DEFAULT 'today',
                    d date DEFAULT '2025-01-01', e date DEFAULT CURRENT_DATE, f date DEFAULT 'yesterday', g timestamp
                );
                """, """
                ALTER TABLE t ALTER f DROP DEFAULT, ALTER COLUMN g SET DEFAULT 'today 12:00';
                ALTER TABLE t ADD COLUMN h date DEFAULT date 'now';
                """);

        assertThat(Replays.words(new FrozenDefaults(files).check(Replays.of(files)))
                        .replaceAll("'\\d[^']*'::", "'<a day>'::"))
                .isEqualTo("""
                ERROR deterministic-migrations supabase/migrations/20250101000000_step.sql:2:20
                The default of `public.t.a` is the day on which the migration runs: `'Today'` became `'<a day>'::date`.
                → Let the value be computed when a row comes: CURRENT_DATE, now().
                ERROR deterministic-migrations supabase/migrations/20250101000000_step.sql:2:51
                The default of `public.t.b` is the day on which the migration runs: `'tomorrow'` became `'<a day>'::timestamp with time zone`.
                → Let the value be computed when a row comes: CURRENT_DATE, now().
                ERROR deterministic-migrations supabase/migrations/20250102000000_step.sql:1:64
                The default of `public.t.g` is the day on which the migration runs: `'today 12:00'` became `'<a day>'::timestamp without time zone`.
                → Let the value be computed when a row comes: CURRENT_DATE, now().
                ERROR deterministic-migrations supabase/migrations/20250102000000_step.sql:2:41
                The default of `public.t.h` is the day on which the migration runs: `'now'` became `'<a day>'::date`.
                → Let the value be computed when a row comes: CURRENT_DATE, now().
                """);
    }

    @Test
    void tellsOfSeedsThatFillEveryDatabaseWithOtherValues() throws IOException {
        Path steady = Files.writeString(
                directory.resolve("steady.sql"),
                "INSERT INTO now VALUES (1, 'random()'); SELECT nextval('s'); -- now()");
        Path varying = Files.writeString(directory.resolve("varying.sql"), """
                INSERT INTO t VALUES (1);
                INSERT INTO t SELECT gen_random_uuid(), current_date;
                DO $$ DECLARE id uuid := Gen_Random_UUID(); BEGIN INSERT INTO t VALUES (random()); END $$;
                """);

        assertThat(VaryingSeeds.in(SqlFile.at(steady, directory))).isEmpty();
        assertThat(Replays.words(VaryingSeeds.in(SqlFile.at(varying, directory))))
                .isEqualTo("""
                INFO seed-varies varying.sql:2:22
                This seed fills every database with other values, by `CURRENT_DATE`, `gen_random_uuid()`, `random()`.
                → Write out the values that tests or people rely on.
                """);
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
    void aColumnThatOneSideLacksIsOneLine() throws SQLException {
        List<MigrationFile> files = Replays.files(
                directory, "CREATE TABLE notes (id int PRIMARY KEY, body text NOT NULL DEFAULT '', at date);");
        try (Connection drifted = Replays.target(files, """
                ALTER TABLE notes DROP body, ADD seen boolean NOT NULL DEFAULT false, ALTER at SET NOT NULL, ALTER at SET DEFAULT now();
                """)) {
            assertThat(Replays.words(new Drift(CatalogReader.read(drifted)).check(Replays.of(files))))
                    .startsWith("""
                    ERROR drift supabase/migrations/20250101000000_step.sql:1:1
                    `table public.notes` differs on the target:
                      the target has the column `seen` of type `boolean`, which no migration makes
                      the target lacks the column `body` of type `text`, which the migrations make
                      columns[at].defaultExpression: the migrations make nothing, the target has `now()`
                      columns[at].notNull: the migrations make `false`, the target has `true`
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
            Drift drift = new Drift(CatalogReader.read(target));
            assertThat(switched(drift, files, "drift=warning")).startsWith("INFO drift-explained");
            assertThat(switched(drift, files, "drift-explained=warning")).startsWith("WARNING drift-explained");
            assertThat(switched(drift, files, "drift-explained=off")).isEmpty();
            assertThat(switched(drift, files, "drift=off")).isEmpty();
        }
    }

    private static String switched(VerifyRule rule, List<MigrationFile> files, String level) throws SQLException {
        return Replays.words(new Verifier(List.of(rule), RuleSwitches.parse(List.of(level))).verify(Replays.of(files)));
    }

    /** Whether it is there or could be is asked of the server, not of the history. */
    @Test
    void tellsOfAnExtensionThatTheTargetsServerLacks() throws SQLException {
        List<MigrationFile> files = Replays.files(directory, "CREATE EXTENSION citext; CREATE EXTENSION hstore;");
        ReplayedSchema schema = Replays.of(files);
        try (Connection target = Replays.target(List.of(), "CREATE EXTENSION hstore")) {
            TargetState state = TargetState.read(target, () -> target);
            assertThat(TargetRule.MISSING_EXTENSION.on(state).check(schema)).isEmpty();

            var bare = new TargetState(
                    state.catalog(), state.sequenceUse(), Set.of("hstore", "plpgsql"), state.newerExtensions());
            assertThat(Replays.words(TargetRule.MISSING_EXTENSION.on(bare).check(schema)))
                    .isEqualTo("""
                    ERROR target-missing-extension
                    The migrations create the extension `citext`, and the target's server does not have it.
                    → Use a server that has it, or do without it in a new migration.
                    """);
            assertThat(Replays.words(new Drift(state.catalog()).check(schema)))
                    .contains("The target lacks `extension citext`, which the migrations make.");
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
