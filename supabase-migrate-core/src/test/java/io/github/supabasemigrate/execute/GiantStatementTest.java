package io.github.supabasemigrate.execute;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.supabasemigrate.database.Database;
import io.github.supabasemigrate.testing.TestPostgres;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One statement of many megabytes in a process with a small heap. */
class GiantStatementTest {

    private static final int ROWS = 300_000;

    @TempDir
    Path folder;

    private String url;
    private Server server;

    /** Twenty-one megabytes of one INSERT. */
    @BeforeEach
    void giant() throws Exception {
        url = TestPostgres.newDatabase();
        server = new Server(Database.ofJdbcUrl(url));
        try (Writer out = Files.newBufferedWriter(folder.resolve("001_giant.sql"))) {
            out.write("create table t (id int, name text);\ninsert into t values\n");
            for (int i = 0; i < ROWS; i++) {
                out.write("(" + i + ", 'a row with some words, and a few more of them, in it')");
                out.write(i == ROWS - 1 ? ";\n" : ",\n");
            }
        }
    }

    private String migrate(String heap) throws Exception {
        Path output = folder.resolve("output.txt");
        MigratorProcess.start(url, folder, heap, ProcessBuilder.Redirect.to(output.toFile()))
                .waitFor();
        return Files.readString(output);
    }

    @Test
    void runsWithinHalfAGigabyte() throws Exception {
        assertThat(migrate("512m")).isEmpty();
        assertThat(server.query("select count(*) from t")).containsExactly(String.valueOf(ROWS));
    }

    @Test
    void isRefusedWithAdviceWhereMemoryDoesNotSuffice() throws Exception {
        assertThat(migrate("64m"))
                .contains("001_giant.sql")
                .contains("does not fit into the memory")
                .contains("-Xmx");
        assertThat(server.query("select to_regclass('t')")).containsOnlyNulls();
    }
}
