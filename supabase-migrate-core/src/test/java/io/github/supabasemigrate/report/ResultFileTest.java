package io.github.supabasemigrate.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.supabasemigrate.finding.MigrateException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultFileTest {

    @TempDir
    Path directory;

    @Test
    void writesStatusSummaryAndCounts() throws IOException {
        new ResultFile(directory).write("migrate", new Applied(List.of("001", "002")));

        JsonNode result = read();
        assertThat(result.path("goal").asText()).isEqualTo("migrate");
        assertThat(result.path("status").asInt(-1)).isZero();
        assertThat(result.path("summary").asText()).isEqualTo("Applied 2.");
        assertThat(result.path("applied")).hasSize(2);
    }

    @Test
    void whatCouldNotRunHasStatusTwo() throws IOException {
        new ResultFile(directory)
                .write(
                        "migrate",
                        MigrateException.because("No.").next("Do that.").build());

        assertThat(read().path("status").asInt()).isEqualTo(2);
        assertThat(read().path("summary").asText()).isEqualTo("No.\nDo that.");
    }

    @Test
    void replacesTheLastOneAndLeavesNoDraft() throws IOException {
        new ResultFile(directory).write("migrate", new Applied(List.of("001")));
        new ResultFile(directory).write("status", new Applied(List.of()));

        assertThat(read().path("goal").asText()).isEqualTo("status");
        assertThat(directory.toFile().list()).containsExactly("result.json");
    }

    @Test
    void unwritableDirectoryIsNamed() throws IOException {
        Path file = Files.writeString(directory.resolve("target"), "a file");
        var result = new ResultFile(file.resolve("supabase-migrate"));

        assertThatThrownBy(() -> result.write("migrate", new Applied(List.of())))
                .isInstanceOf(MigrateException.class)
                .hasMessageContaining("result.json` cannot be written");
    }

    private JsonNode read() throws IOException {
        return new ObjectMapper().readTree(directory.resolve("result.json").toFile());
    }

    private record Applied(List<String> versions) implements Outcome {
        @Override
        public String summary() {
            return "Applied " + versions.size() + ".";
        }

        @Override
        public Map<String, Object> data() {
            return Map.of("applied", versions);
        }
    }
}
