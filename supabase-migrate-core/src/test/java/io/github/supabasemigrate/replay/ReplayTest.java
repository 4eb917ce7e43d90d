package io.github.supabasemigrate.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.supabasemigrate.execute.ExecutionReport;
import io.github.supabasemigrate.finding.MigrateException;
import io.github.supabasemigrate.project.SupabaseProject;
import io.github.supabasemigrate.shadow.Baseline;
import io.github.supabasemigrate.shadow.Shadow;
import io.github.supabasemigrate.shadow.baseline.PlatformBaseline;
import io.github.supabasemigrate.shadow.embedded.EmbeddedOptions;
import io.github.supabasemigrate.shadow.embedded.EmbeddedPostgres;
import io.github.supabasemigrate.testing.TestPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.commons.io.FileUtils;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplayTest {

    private static final Checkpoints ALL = new Checkpoints(1, 2, Duration.ZERO);

    @TempDir
    private Path directory;

    private Path migrations;
    private EmbeddedPostgres host;

    @BeforeEach
    void makeProject() throws IOException {
        migrations = Files.createDirectories(directory.resolve("supabase/migrations"));
        // A setting that differs from test to test keeps their checkpoints apart.
        Baseline baseline = new Baseline(
                "postgres",
                List.of(),
                Map.of(),
                Map.of("cluster_name", UUID.randomUUID().toString()));
        host = EmbeddedPostgres.of(TestPostgres.binaries(), EmbeddedOptions.of(TestPostgres.cache(), baseline));
        write("20240101000001_a.sql", "CREATE TABLE a (id int);");
        write("20240101000002_b.sql", "CREATE TABLE b (id int);");
        write("20240101000003_c.sql", "CREATE TABLE c (id int);");
    }

    @Test
    void runsEverythingOnceAndTheNextBuildNothing() throws SQLException {
        try (ReplayedProject first = run()) {
            assertThat(first.restored()).isZero();
            assertThat(versions(first)).containsExactly("20240101000001", "20240101000002", "20240101000003");
            assertThat(tables(first.shadow())).isEqualTo("a, b, c");
        }
        try (ReplayedProject second = run()) {
            assertThat(second.restored()).isEqualTo(3);
            assertThat(second.applied()).isEmpty();
            assertThat(tables(second.shadow())).isEqualTo("a, b, c");
        }
    }

    @Test
    void runsOnlyWhatIsNew() throws IOException, SQLException {
        run().close();
        write("20240101000004_d.sql", "CREATE TABLE d (id int);");
        try (ReplayedProject replayed = run()) {
            assertThat(replayed.restored()).isEqualTo(3);
            assertThat(versions(replayed)).containsExactly("20240101000004");
            assertThat(tables(replayed.shadow())).isEqualTo("a, b, c, d");
        }
    }

    @Test
    void anEditRunsAgainWithAllThatFollows() throws IOException, SQLException {
        run().close();
        write("20240101000002_b.sql", "CREATE TABLE b2 (id int);");
        try (ReplayedProject replayed = run()) {
            assertThat(replayed.restored()).isEqualTo(1);
            assertThat(tables(replayed.shadow())).isEqualTo("a, b2, c");
        }
    }

    @Test
    void rolesComeFirstAndShapeEverything() throws IOException, SQLException {
        run().close();
        Files.writeString(directory.resolve("supabase/roles.sql"), "CREATE ROLE reader;");
        write("20240101000004_d.sql", "GRANT SELECT ON a TO reader;");
        try (ReplayedProject replayed = run()) {
            assertThat(replayed.restored()).isZero();
            assertThat(versions(replayed)).hasSize(4);
        }
    }

    @Test
    void indexOptionsOfAStandInAreInTheCatalogAsWritten() throws IOException, SQLException {
        host = EmbeddedPostgres.of(
                TestPostgres.binaries(),
                EmbeddedOptions.of(TestPostgres.cache(), Baseline.of(new PlatformBaseline(true), true)));
        write("20240101000004_d.sql", """
                CREATE EXTENSION vector WITH SCHEMA extensions;
                CREATE TABLE d (e extensions.vector(3));
                CREATE INDEX d_e ON d USING hnsw (e extensions.vector_cosine_ops) WITH (m = 16);
                """);
        try (ReplayedProject replayed = run();
                Connection connection = replayed.shadow().connect();
                ResultSet row = connection
                        .createStatement()
                        .executeQuery("SELECT reloptions::text FROM pg_class WHERE relname = 'd_e'")) {
            row.next();
            assertThat(row.getString(1)).isEqualTo("{m=16}");
        }
    }

    @Test
    void runsWhatAListenerWantsToSee() {
        run().close();
        try (ReplayedProject replayed = replay().run(ReplayListener.NONE, 1)) {
            assertThat(replayed.restored()).isEqualTo(1);
            assertThat(versions(replayed)).containsExactly("20240101000002", "20240101000003");
        }
    }

    @Test
    void aFailureKeepsTheStatesBeforeIt() throws IOException {
        write("20240101000004_d.sql", "CREATE TABLE d (id nonsense);");
        assertThatThrownBy(this::run)
                .isInstanceOf(MigrateException.class)
                .hasMessageContaining("supabase/migrations/20240101000004_d.sql:1");
        assertThat(host.has(replay().key(3))).isTrue();
        assertThat(host.has(replay().key(4))).isFalse();
    }

    @Test
    void insteadOfADamagedCheckpointTakesTheOneBefore() throws IOException, SQLException {
        run().close();
        Path kept = TestPostgres.cache().root().resolve("checkpoints").resolve(replay().key());
        FileUtils.deleteDirectory(kept.resolve("data/global").toFile());
        try (ReplayedProject replayed = run()) {
            assertThat(replayed.applied()).hasSize(1);
            assertThat(tables(replayed.shadow())).isEqualTo("a, b, c");
        }
    }

    @Test
    void statesThatAreCheapToReachAreNotKept() {
        replay().keeping(new Checkpoints(1, 2, Duration.ofDays(1)))
                .run(ReplayListener.NONE)
                .close();
        assertThat(List.of(1, 2, 3)).noneMatch(files -> host.has(replay().key(files)));
    }

    @Test
    void copiesDoNotTouchTheReplayedDatabase() throws SQLException {
        try (ReplayedProject replayed = run();
                Shadow copy = replayed.copy()) {
            try (Connection connection = copy.connect();
                    Statement statement = connection.createStatement()) {
                statement.execute("DROP TABLE a");
            }
            assertThat(tables(copy)).isEqualTo("b, c");
            assertThat(tables(replayed.shadow())).isEqualTo("a, b, c");
        }
    }

    @Test
    void aProjectWithoutMigrationsIsThePlatformAlone() throws IOException, SQLException {
        FileUtils.cleanDirectory(migrations.toFile());
        try (ReplayedProject replayed = run()) {
            assertThat(replayed.applied()).isEmpty();
            assertThat(tables(replayed.shadow())).isNull();
        }
    }

    @Test
    void theKeyIsOfEverythingThatShapesTheState() throws IOException {
        String before = replay().key();
        assertThat(replay().key()).isEqualTo(before);
        Files.move(migrations.resolve("20240101000003_c.sql"), migrations.resolve("20240101000003_renamed.sql"));
        assertThat(replay().key()).isNotEqualTo(before);
        assertThat(replay().key(2)).isEqualTo(Replay.of(host, input().upTo(2)).key());
    }

    private ReplayedProject run() {
        return replay().run(ReplayListener.NONE);
    }

    private Replay replay() {
        return Replay.of(host, input()).keeping(ALL);
    }

    private ReplayInput input() {
        return ReplayInput.of(SupabaseProject.open(directory, Map.of()));
    }

    private void write(String name, String sql) throws IOException {
        Files.writeString(migrations.resolve(name), sql);
    }

    private static List<String> versions(ReplayedProject replayed) {
        return replayed.applied().stream().map(ExecutionReport.Result::version).toList();
    }

    private static @org.jspecify.annotations.Nullable String tables(Shadow shadow) throws SQLException {
        try (Connection connection = shadow.connect();
                ResultSet row = connection
                        .createStatement()
                        .executeQuery("SELECT string_agg(tablename, ', ' ORDER BY tablename) FROM pg_tables"
                                + " WHERE schemaname = 'public'")) {
            row.next();
            return row.getString(1);
        }
    }
}
