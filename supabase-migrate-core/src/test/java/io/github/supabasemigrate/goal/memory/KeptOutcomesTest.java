package io.github.supabasemigrate.goal.memory;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.supabasemigrate.report.JsonText;
import io.github.supabasemigrate.report.Outcome;
import io.github.supabasemigrate.shadow.cache.CacheDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a run showed and wrote is shown and written again, or not believed. */
class KeptOutcomesTest {

    private static final Inputs INPUTS = Inputs.of("inputs");
    private static final List<String> DETAILS = List.of("a.sql:1:1: error: Ünïcode.", "", "    1 | select");

    @TempDir
    private Path directory;

    private Path report;

    /** As a goal that found something came to. */
    private record Found(Map<String, Object> data) implements Outcome {
        @Override
        public Status status() {
            return Status.VIOLATIONS;
        }

        @Override
        public String summary() {
            return "1 finding.";
        }

        @Override
        public List<String> details() {
            return DETAILS;
        }
    }

    @BeforeEach
    void keepARun() throws IOException {
        report = directory.resolve("out/lint/findings.json");
        Files.createDirectories(directory.resolve("out/lint"));
        Files.writeString(report, "{\"a\" : 1}\n");
        keep();
    }

    private KeptOutcomes runs() {
        return new KeptOutcomes(CacheDirectory.at(directory.resolve("cache")), "lint");
    }

    private void keep() {
        runs().keep(INPUTS, new Found(data(false)), List.of(report.toString()), List.of("Mind the \"rule\"."));
    }

    private static Map<String, Object> data(boolean unchanged) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("files", 2);
        data.put(KeptOutcomes.UNCHANGED, unchanged);
        data.put("none", List.of());
        data.put("findings", List.of(Map.of("message", "two\nlines \"é\""), Map.of("line", 3)));
        return data;
    }

    @Test
    void showsTheSameAgain() {
        KeptOutcome again = runs().again(INPUTS).orElseThrow();

        assertThat(again.status()).isEqualTo(Outcome.Status.VIOLATIONS);
        assertThat(again.summary()).isEqualTo("Nothing changed since an earlier run. 1 finding.");
        assertThat(again.details()).isEqualTo(DETAILS);
        assertThat(again.warnings()).containsExactly("Mind the \"rule\".");
        assertThat(JsonText.of(again.data())).isEqualTo(JsonText.of(data(true)));
        assertThat(runs().again(Inputs.of("others"))).isEmpty();
    }

    @Test
    void writesReportsAgainThatAreGoneOrOfAnotherRun() throws IOException {
        Files.writeString(report, "of another run");
        assertThat(runs().again(INPUTS)).isPresent();
        assertThat(report).hasContent("{\"a\" : 1}\n");

        Files.delete(report);
        Files.delete(directory.resolve("out/lint"));
        assertThat(runs().again(INPUTS)).isPresent();
        assertThat(report).hasContent("{\"a\" : 1}\n");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 3, 20, 60})
    void doesNotBelieveWhatWasCut(int length) throws IOException {
        Path kept = kept();
        byte[] bytes = Files.readAllBytes(kept);
        Files.write(kept, Arrays.copyOf(bytes, length));

        assertThat(runs().again(INPUTS)).isEmpty();

        keep();
        assertThat(runs().again(INPUTS)).isPresent();
    }

    @Test
    void doesNotBelieveBytesOfTheSameLength() throws IOException {
        byte[] bytes = Files.readAllBytes(kept());
        Files.write(kept(), new byte[bytes.length]);
        assertThat(runs().again(INPUTS)).isEmpty();

        byte[] huge = bytes.clone();
        huge[0] = (byte) 0x7F;
        Files.write(kept(), huge);
        assertThat(runs().again(INPUTS)).isEmpty();

        huge[0] = (byte) 0xFF;
        Files.write(kept(), huge);
        assertThat(runs().again(INPUTS)).isEmpty();
    }

    private Path kept() {
        return directory.resolve("cache/outcomes-lint").resolve(INPUTS.name()).resolve("outcome");
    }
}
