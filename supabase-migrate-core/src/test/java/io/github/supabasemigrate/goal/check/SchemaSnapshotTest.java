package io.github.supabasemigrate.goal.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.supabasemigrate.catalog.Catalog;
import io.github.supabasemigrate.catalog.CatalogComparison;
import io.github.supabasemigrate.diff.SchemaSnapshot;
import io.github.supabasemigrate.goal.Replayed;
import io.github.supabasemigrate.goal.TestRun;
import io.github.supabasemigrate.replay.Origins;
import io.github.supabasemigrate.replay.ReplayedSchema;
import io.github.supabasemigrate.shadow.Shadow;
import io.github.supabasemigrate.shadow.ShadowServer;
import io.github.supabasemigrate.shadow.baseline.VectorIndexOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code schema.sql} run on an empty platform database makes what the migrations make. */
class SchemaSnapshotTest {

    private static final Path EXAMPLE = Path.of("../example-project/supabase/migrations");

    @TempDir
    Path directory;

    @Test
    void makesTheSchemaOfTheExampleProject() throws IOException, SQLException {
        try (TestRun run = new TestRun(directory);
                Stream<Path> files = Files.list(EXAMPLE)) {
            for (Path file : files.toList()) {
                run.file("supabase/migrations/" + file.getFileName(), Files.readString(file));
            }
            String text = roundTrip(run);
            assertThat(text).isEqualTo(Files.readString(EXAMPLE.resolveSibling("schema.sql")));
        }
    }

    @Test
    void makesWhatAProjectPutsBesideThePlatform() throws SQLException {
        try (TestRun run = new TestRun(directory)) {
            roundTrip(run.file("supabase/migrations/001_all.sql", """
                    CREATE ROLE auditor NOLOGIN BYPASSRLS;
                    GRANT auditor TO authenticator;
                    CREATE SCHEMA app;
                    GRANT USAGE ON SCHEMA app TO anon;
                    ALTER DEFAULT PRIVILEGES IN SCHEMA app GRANT SELECT ON TABLES TO auditor;
                    CREATE TABLE app.profiles (
                        id uuid PRIMARY KEY REFERENCES auth.users (id) ON DELETE CASCADE,
                        name text CHECK (length(name) < 99)
                    );
                    REVOKE ALL ON app.profiles FROM anon;
                    GRANT SELECT (name) ON app.profiles TO anon;
                    -- Each calls one that sorts after it.
                    CREATE FUNCTION app.b() RETURNS int LANGUAGE sql AS 'SELECT 1';
                    CREATE FUNCTION app.a() RETURNS int LANGUAGE sql AS 'SELECT app.b()';
                    CREATE FUNCTION app.on_sign_up() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = ''
                        AS 'BEGIN INSERT INTO app.profiles (id) VALUES (NEW.id); RETURN NEW; END';
                    CREATE TRIGGER on_sign_up AFTER INSERT ON auth.users FOR EACH ROW EXECUTE FUNCTION app.on_sign_up();
                    CREATE POLICY "own files" ON storage.objects FOR SELECT TO authenticated
                        USING (owner_id = auth.uid()::text);
                    ALTER PUBLICATION supabase_realtime ADD TABLE app.profiles;
                    REVOKE ALL ON SCHEMA public FROM anon;
                    ALTER DEFAULT PRIVILEGES IN SCHEMA public REVOKE ALL ON TABLES FROM anon;
                    CREATE TABLE public.later (id int);
                    COMMENT ON SCHEMA public IS 'Ours.';
                    CREATE EXTENSION citext SCHEMA extensions;
                    CREATE EXTENSION pg_cron;
                    """));
        }
    }

    /** What hangs on the platform's tables is the project's; the platform, members of extensions and stand-ins are not. */
    @Test
    void theProjectsPartIsWhatTheProjectMade() {
        try (TestRun run = new TestRun(directory)) {
            run.file("supabase/migrations/001_all.sql", """
                    CREATE EXTENSION vector SCHEMA extensions;
                    CREATE TABLE public.notes (id int, near extensions.vector(3));
                    CREATE FUNCTION public.f() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
                    CREATE TRIGGER on_sign_up AFTER INSERT ON auth.users FOR EACH ROW EXECUTE FUNCTION public.f();
                    CREATE POLICY "own files" ON storage.objects FOR SELECT USING (owner_id = auth.uid()::text);
                    CREATE INDEX files_by_owner ON storage.objects (owner_id);
                    """);
            Replayed replayed = Replayed.of(run.run());

            assertThat(replayed.schema().users().objects())
                    .extracting(object -> object.id().toString())
                    .containsExactlyInAnyOrder(
                            "extension vector",
                            "function public.f()",
                            "index storage.files_by_owner",
                            "policy \"own files\" on storage.objects",
                            "table public.notes",
                            "trigger \"on_sign_up\" on auth.users");
        }
    }

    private static String roundTrip(TestRun run) throws SQLException {
        Replayed replayed = Replayed.of(run.run());
        Catalog wanted = replayed.schema().users();
        String text = SchemaSnapshot.of(replayed.platform(), replayed.catalog(), wanted);
        ShadowServer server = replayed.project().server();
        server.promoteOwner();
        try (Shadow empty = server.createDatabase();
                Connection connection = empty.connect();
                Connection superuser = empty.asSuperuser().connect();
                Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            var indexes = new VectorIndexOptions();
            statement.execute(indexes.hide(text));
            indexes.restore(superuser);
            Catalog made = ReplayedSchema.of(
                            Replayed.read(empty), replayed.platform(), List.of(), Origins.of(List.of()))
                    .users();
            assertThat(CatalogComparison.between(wanted, made).differences())
                    .as(text)
                    .isEmpty();
        } finally {
            server.demoteOwner();
        }
        return text;
    }
}
