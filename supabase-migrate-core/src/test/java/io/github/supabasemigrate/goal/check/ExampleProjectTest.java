package io.github.supabasemigrate.goal.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.supabasemigrate.goal.TestRun;
import io.github.supabasemigrate.report.Outcome;
import io.github.supabasemigrate.report.Outcome.Status;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The example keeps what it promises; {@code -Dgolden.write=true} writes its snapshots anew. */
class ExampleProjectTest {

    private static final Path EXAMPLE =
            Path.of("../example-project").toAbsolutePath().normalize();

    private static final String PROMISED = "<expect><tables>8</tables><policies>27</policies></expect>";

    @Test
    void makesWhatItPromisesAndHasCommitted(@TempDir Path output) {
        try (TestRun run =
                new TestRun(EXAMPLE).set("outputDirectory", output.toString()).set("access", "false")) {
            if (Boolean.getBoolean("golden.write")) {
                run.tool().snapshot();
            }
            Outcome outcome = run.configure("expect", PROMISED).tool().verify();

            assertThat(outcome.details()).isEmpty();
            assertThat(outcome.status()).isEqualTo(Status.PASSED);
            assertThat(outcome.summary()).endsWith("8 tables, 27 policies.");
        }
    }

    /** The lines of its build at the head of the README. */
    @Test
    void findsWhatTheReadmeShows(@TempDir Path output) throws IOException {
        String readme = onOneLine(Files.readString(EXAMPLE.resolveSibling("README.md")));
        int start = readme.indexOf("supabase/", readme.indexOf("(verify-schema) @ companion ---"));
        String shown = readme.substring(start, readme.indexOf(" … ", start));
        try (TestRun run = new TestRun(EXAMPLE).set("outputDirectory", output.toString())) {
            Outcome outcome = run.configure("expect", PROMISED).tool().verify();

            assertThat(onOneLine(String.join("\n", outcome.details()))).contains(shown);
            assertThat(readme).contains(" … " + outcome.summary() + " ```");
        }
    }

    private static String onOneLine(String text) {
        return text.replaceAll("\\s+", " ");
    }
}
