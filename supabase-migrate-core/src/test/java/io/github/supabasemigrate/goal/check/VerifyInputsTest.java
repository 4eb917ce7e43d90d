package io.github.supabasemigrate.goal.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.supabasemigrate.goal.Run;
import io.github.supabasemigrate.goal.TestRun;
import io.github.supabasemigrate.goal.Workplace;
import io.github.supabasemigrate.shadow.binaries.BinariesSource;
import io.github.supabasemigrate.shadow.binaries.PostgresBinaries;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerifyInputsTest {

    @Test
    void programsOfAnotherVersionAreAnotherInput(@TempDir Path directory) {
        try (TestRun test = new TestRun(directory).file("supabase/migrations/001_one.sql", "SELECT 1;")) {
            String before = inputs(test.run(), "17.10");

            assertThat(inputs(test.run(), "17.10")).isEqualTo(before);
            assertThat(inputs(test.run(), "17.11")).isNotEqualTo(before);
        }
    }

    private static String inputs(Run run, String programs) {
        Workplace here = run.workplace();
        var there = new Workplace(
                here.environment(),
                here.clock(),
                here.progress(),
                here.confirmation(),
                here.build(),
                new KnownPrograms(programs));
        return new VerifyInputs(new Run(run.settings(), run.found(), there))
                .all()
                .name();
    }

    /** A source that says what it has, as the plugin's does, and must not be asked for it. */
    private record KnownPrograms(String programs) implements BinariesSource {

        @Override
        public PostgresBinaries ofMajor(int major) {
            throw new AssertionError("a build in which nothing changed needs no server");
        }

        @Override
        public String identity(int major) {
            return programs;
        }
    }
}
