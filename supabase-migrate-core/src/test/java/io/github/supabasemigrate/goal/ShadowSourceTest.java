package io.github.supabasemigrate.goal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.supabasemigrate.finding.MigrateException;
import io.github.supabasemigrate.report.Outcome;
import io.github.supabasemigrate.testing.TestPostgres;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testcontainers.DockerClientFactory;

class ShadowSourceTest {

    private TestRun run;

    @BeforeEach
    void openProject(@TempDir Path directory) {
        run = new TestRun(directory).file("supabase/migrations/001_notes.sql", """
                create table public.notes (id int primary key, owner uuid references auth.users);
                alter table public.notes enable row level security;
                create policy mine on public.notes for select to authenticated using (owner = auth.uid());
                create policy files on storage.objects for select using (bucket_id = 'public');
                """);
    }

    @AfterEach
    void close() {
        run.close();
    }

    @Test
    void migratesOnAnExistingServerAndLeavesNothingThere() throws SQLException {
        String url = TestPostgres.newDatabase();
        run.set("shadow", "existing").set("shadow.url", url);

        Outcome outcome = run.tool().migrate();

        assertThat(outcome.summary()).startsWith("Applied 1 migration to a throw-away database");
        assertThat(ours(url)).isPositive();
        run.close();
        assertThat(ours(url)).isZero();
    }

    /** Where there is memory enough and the server runs as this user, its data lies there by default. */
    @Test
    void dataLiesOnTheDiskWhereMemoryIsNotWanted() throws Exception {
        run.set("shadow.inMemory", "false");

        assertThat(dataDirectory()).startsWith(TestPostgres.cache().root().toRealPath());
    }

    private Path dataDirectory() throws Exception {
        try (Connection superuser =
                        new Shadows(run.run()).server().main().asSuperuser().connect();
                ResultSet row = superuser.createStatement().executeQuery("SHOW data_directory")) {
            row.next();
            return Path.of(row.getString(1)).toRealPath();
        }
    }

    private static int ours(String url) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                ResultSet row = connection
                        .createStatement()
                        .executeQuery(
                                "SELECT count(*) FROM pg_database WHERE datname LIKE 'supabase_migrate_shadow%'")) {
            row.next();
            return row.getInt(1);
        }
    }

    @Test
    void migratesInAContainer() {
        String image =
                Optional.ofNullable(System.getenv("SUPABASE_MIGRATE_IMAGE")).orElse("");
        assumeTrue(!image.isEmpty(), "SUPABASE_MIGRATE_IMAGE names no image: shadows in containers are not tested");
        assumeTrue(DockerClientFactory.instance().isDockerAvailable(), "no container engine here");
        run.file("supabase/migrations/002_vector.sql", """
                create extension if not exists vector with schema extensions;
                create table public.parts (id int primary key, embedding extensions.vector(3));
                create index on public.parts using hnsw (embedding extensions.vector_cosine_ops) with (m = 16);
                """);
        run.set("shadow", "container").set("shadow.image", image);

        assertThat(run.tool().migrate().summary()).startsWith("Applied 2 migrations to a throw-away database");
        assertThat(run.lines()).anyMatch(line -> line.startsWith("Stand-ins for extensions: vector"));
    }

    @Test
    void asksForTheServerThatExists() {
        run.set("shadow", "existing");

        assertThatThrownBy(() -> run.tool().migrate())
                .isInstanceOf(MigrateException.class)
                .hasMessageContaining("`shadow.url` is not set")
                .hasMessageContaining("-Dsupabase-migrate.shadow.url=postgresql://");
    }

    @Test
    void refusesAPlaceThatTheChosenKindDoesNotUse() {
        run.set("shadowUrl", "postgresql://localhost/postgres");

        assertThatThrownBy(() -> run.tool().migrate())
                .hasMessageContaining("`shadow.url` is set, and `shadow` is `embedded`")
                .hasMessageContaining("-Dsupabase-migrate.shadow=existing");
    }

    @Test
    void saysWhenTheExistingServerDoesNotAnswer() {
        run.set("shadow", "existing").set("shadow.url", "postgresql://postgres:secret@127.0.0.1:1/postgres");

        assertThatThrownBy(() -> run.tool().migrate())
                .isInstanceOf(MigrateException.class)
                .hasMessageContaining("127.0.0.1:1")
                .hasMessageNotContaining("secret");
    }
}
