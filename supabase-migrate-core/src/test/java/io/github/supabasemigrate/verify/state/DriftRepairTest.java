package io.github.supabasemigrate.verify.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.supabasemigrate.catalog.Catalog;
import io.github.supabasemigrate.catalog.CatalogReader;
import io.github.supabasemigrate.project.MigrationFile;
import io.github.supabasemigrate.replay.ReplayedSchema;
import io.github.supabasemigrate.verify.Replays;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A target that somebody changed by hand, and the SQL for either side. */
class DriftRepairTest {

    private static final String CHANGES = """
            ALTER TABLE notes ALTER body TYPE varchar(80), ADD COLUMN seen boolean NOT NULL DEFAULT false;
            DROP INDEX notes_body;
            CREATE TABLE by_hand (id int PRIMARY KEY, note int REFERENCES notes);
            DROP POLICY "own" ON notes;
            CREATE POLICY "all" ON notes USING (true);
            CREATE FUNCTION seen() RETURNS bigint LANGUAGE sql AS 'SELECT count(*) FROM public.notes WHERE seen';
            """;

    @TempDir
    Path directory;

    private List<MigrationFile> files;
    private ReplayedSchema schema;

    @BeforeEach
    void replay() throws SQLException {
        files = Replays.files(directory, """
                CREATE TABLE notes (id int PRIMARY KEY, body text);
                CREATE INDEX notes_body ON notes (body);
                ALTER TABLE notes ENABLE ROW LEVEL SECURITY;
                CREATE POLICY "own" ON notes USING (id > 1);
                """);
        schema = Replays.of(files);
    }

    @Test
    void hasNothingToSayWithoutADrift() throws SQLException {
        try (Connection same = Replays.target(files, "")) {
            DriftRepair repair = DriftRepair.between(schema, CatalogReader.read(same));

            assertThat(repair.ofTarget()).isEqualTo("-- Makes the target what the migrations make.\n\n");
            assertThat(repair.ofMigrations()).isEqualTo("-- Makes what the target has, as the next migration.\n\n");
        }
    }

    @Test
    void bringsTheTargetBack() throws SQLException {
        try (Connection target = Replays.target(files, CHANGES)) {
            String sql = DriftRepair.between(schema, CatalogReader.read(target)).ofTarget();
            assertThat(sql).contains("DROP TABLE public.by_hand;", "DROP FUNCTION public.seen();");

            assertThat(drift(after(target, sql))).as(sql).isEmpty();
        }
    }

    @Test
    void bringsTheMigrationsThere() throws SQLException {
        try (Connection target = Replays.target(files, CHANGES);
                Connection migrated = Replays.target(files, "")) {
            Catalog wanted = CatalogReader.read(target);
            String sql = DriftRepair.between(schema, wanted).ofMigrations();

            ReplayedSchema now = Replays.of(withMigration(sql));
            assertThat(Replays.words(new Drift(wanted).check(now))).as(sql).isEmpty();
            assertThat(drift(after(migrated, sql))).isNotEmpty();
        }
    }

    /** A table of the platform that one side does not have is none of the project's. */
    @Test
    void leavesThePlatformAlone() throws SQLException {
        try (Connection target = Replays.target(files, """
                CREATE TABLE auth.sessions (id int);
                ALTER TABLE auth.users ADD COLUMN phone text;
                CREATE SCHEMA supabase_migrations;
                CREATE TABLE supabase_migrations.schema_migrations (version text PRIMARY KEY);
                CREATE EXTENSION pg_stat_statements;
                """)) {
            DriftRepair repair = DriftRepair.between(schema, CatalogReader.read(target));

            assertThat(repair.ofTarget() + repair.ofMigrations())
                    .doesNotContain("sessions", "phone", "supabase_migrations", "pg_stat_statements");
        }
    }

    private List<MigrationFile> withMigration(String sql) {
        return Replays.files(directory, files.get(0).text(), sql);
    }

    private static Catalog after(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
        return CatalogReader.read(connection);
    }

    private String drift(Catalog target) {
        return Replays.words(new Drift(target).check(schema));
    }
}
