package io.github.supabasemigrate.goal.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.supabasemigrate.finding.MigrateException;
import io.github.supabasemigrate.lint.rules.LintRules;
import io.github.supabasemigrate.project.manifest.SchemaManifest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every rule that the linters of this field know between them, and which of ours speaks of it. */
final class CatalogueTest {

    private static final Path PLAN = Path.of("src/main/java/io/github/supabasemigrate/plan/PlanProblem.java");

    static Stream<String> lines() throws IOException {
        try (InputStream content = Objects.requireNonNull(
                CatalogueTest.class.getResourceAsStream("/io/github/supabasemigrate/lint/catalogue.tsv"))) {
            return new String(content.readAllBytes(), StandardCharsets.UTF_8).lines().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("lines")
    void everyRuleOfTheFieldIsOneOfOurs(String line) throws IOException {
        String[] fields = line.split("\t");
        for (String ours : fields[1].split(" ")) {
            String id = ours.substring(ours.indexOf(':') + 1);
            switch (ours.substring(0, ours.indexOf(':'))) {
                case "lint" -> assertThat(LintRules.named(id)).as(ours).isPresent();
                case "verify" -> assertThat(KnownRules.ofVerify()).contains(id);
                case "plan" -> assertThat(Files.readString(PLAN)).contains('"' + id + '"');
                case "stops" ->
                    Assertions.assertThatThrownBy(() -> SchemaManifest.parse("{", id))
                            .isInstanceOf(MigrateException.class);
                default -> Assertions.fail("nobody decides " + ours);
            }
        }
    }

    @Test
    void knowsEveryRuleOnce() throws IOException {
        List<String> ids = lines().map(line -> line.split("\t")[0]).toList();

        assertThat(ids).hasSize(209).doesNotHaveDuplicates();
    }
}
