package io.github.supabasemigrate.goal.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.supabasemigrate.goal.TestRun;
import io.github.supabasemigrate.report.Outcome;
import io.github.supabasemigrate.report.Outcome.Status;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The example keeps what it promises; {@code -Dgolden.write=true} writes its snapshots anew. */
class ExampleProjectTest {

    private static final Path EXAMPLE =
            Path.of("../example-project").toAbsolutePath().normalize();

    @Test
    void makesWhatItPromisesAndHasCommitted(@TempDir Path output) {
        try (TestRun run =
                new TestRun(EXAMPLE).set("outputDirectory", output.toString()).set("access", "false")) {
            if (Boolean.getBoolean("golden.write")) {
                run.tool().snapshot();
            }
            Outcome outcome = run.configure("expect", "<expect><tables>8</tables><policies>27</policies></expect>")
                    .tool()
                    .verify();

            assertThat(outcome.details()).isEmpty();
            assertThat(outcome.status()).isEqualTo(Status.PASSED);
            assertThat(outcome.summary()).endsWith("8 tables, 27 policies.");
        }
    }
}
