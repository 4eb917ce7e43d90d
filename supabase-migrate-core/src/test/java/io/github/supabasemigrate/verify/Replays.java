package io.github.supabasemigrate.verify;

import io.github.supabasemigrate.catalog.Catalog;
import io.github.supabasemigrate.catalog.CatalogReader;
import io.github.supabasemigrate.finding.Finding;
import io.github.supabasemigrate.project.MigrationFile;
import io.github.supabasemigrate.project.SupabaseProject;
import io.github.supabasemigrate.replay.Origins;
import io.github.supabasemigrate.replay.ReplayedSchema;
import io.github.supabasemigrate.testing.TestPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;

/** Migrations run on a new database of the shared server, as rules see them. */
public final class Replays {

    /** As much of the platform as the situations here touch. */
    private static final String PLATFORM = """
            CREATE SCHEMA auth;
            CREATE TABLE auth.users (id uuid PRIMARY KEY, email text);
            CREATE FUNCTION auth.uid() RETURNS uuid LANGUAGE sql STABLE
                AS $$ SELECT nullif(current_setting('request.jwt.claim.sub', true), '')::uuid $$;
            """;

    private Replays() {}

    /** Writes the texts as migrations 1, 2 … named {@code <n>_step.sql}. */
    public static List<MigrationFile> files(Path directory, String... texts) {
        try {
            Path folder = Files.createDirectories(directory.resolve("supabase/migrations"));
            for (int i = 0; i < texts.length; i++) {
                Files.writeString(folder.resolve("2025010%d000000_step.sql".formatted(i + 1)), texts[i]);
            }
            return SupabaseProject.open(directory, Map.of()).migrations();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static ReplayedSchema of(Path directory, String... texts) throws SQLException {
        return of(files(directory, texts));
    }

    public static ReplayedSchema of(List<MigrationFile> files) throws SQLException {
        try (Connection connection = TestPostgres.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(PLATFORM);
            Catalog platform = CatalogReader.read(connection);
            for (MigrationFile file : files) {
                statement.execute(file.text());
            }
            return ReplayedSchema.of(
                    CatalogReader.read(connection), platform, List.of("public", "graphql_public"), Origins.of(files));
        }
    }

    /** Another database with the same platform, changed by the given SQL. */
    public static Connection target(List<MigrationFile> files, String changes) throws SQLException {
        Connection connection = TestPostgres.connect();
        try (Statement statement = connection.createStatement()) {
            statement.execute(PLATFORM);
            for (MigrationFile file : files) {
                statement.execute(file.text());
            }
            statement.execute(changes);
        }
        return connection;
    }

    /** What a rule says, one finding after another, as a console would show it. */
    public static String words(List<Finding> findings) {
        var text = new StringBuilder();
        for (Finding finding : findings) {
            text.append(finding.severity()).append(' ').append(finding.rule());
            text.append(finding.location() == null ? "" : " " + finding.location())
                    .append('\n');
            text.append(finding.message()).append('\n');
            text.append(finding.hint() == null ? "" : "→ " + finding.hint() + "\n");
        }
        return text.toString();
    }
}
