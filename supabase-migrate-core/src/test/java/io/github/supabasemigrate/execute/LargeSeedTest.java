package io.github.supabasemigrate.execute;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.supabasemigrate.database.Database;
import io.github.supabasemigrate.testing.TestPostgres;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A seed of a hundred megabytes in a process with a small heap. */
class LargeSeedTest {

    private static final long HALF = 50 << 20;
    private static final String WORDS = "a row with some words; and a few more of them -- in it".repeat(8);

    @TempDir
    Path directory;

    private String url;
    private Server server;
    private int rows;

    /** Half of it COPY data, half of it statements: pg_dump writes one, people's tools the other. */
    @BeforeEach
    void seed() throws Exception {
        url = TestPostgres.newDatabase();
        server = new Server(Database.ofJdbcUrl(url));
        Files.createDirectories(directory.resolve("supabase/migrations"));
        Files.writeString(directory.resolve("supabase/config.toml"), "project_id = \"test\"\n");
        Files.writeString(directory.resolve("supabase/migrations/001_t.sql"), "create table t (id int, name text);");
        try (Writer out = Files.newBufferedWriter(directory.resolve("supabase/seed.sql"))) {
            out.write("copy t from stdin;\n");
            write(out, "", "\t", "\n");
            out.write("\\.\n");
            write(out, "insert into t values (", ", '", "');\n");
        }
    }

    private void write(Writer out, String before, String between, String after) throws IOException {
        for (long written = 0; written < HALF; rows++) {
            String row = before + rows + between + WORDS + after;
            out.write(row);
            written += row.length();
        }
    }

    @Test
    void runsWithinHalfAGigabyte() throws Exception {
        Path output = directory.resolve("output.txt");
        MigratorProcess.start(url, directory, "512m", ProcessBuilder.Redirect.to(output.toFile()))
                .waitFor();
        assertThat(output).isEmptyFile();
        assertThat(server.query("select count(*) || ' ' || count(distinct id) || ' ' || count(distinct name) from t"))
                .containsExactly(rows + " " + rows + " 1");
    }
}
