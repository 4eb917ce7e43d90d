package io.github.supabasemigrate.lint;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.supabasemigrate.lint.rules.LintRules;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An index dropped by one statement and made by another of the same file is a new one, whatever its name; a change of type rebuilds. */
final class IndexMadeAgainTest {

    @AutoClose
    private static final ServerCase SERVER = new ServerCase();

    @TempDir
    private Path directory;

    private List<String> places(String rule, String folder) throws Exception {
        String sql = Files.readString(CaseReport.CASES.resolve(folder).resolve("again.sql"));
        return SERVER.findings(LintRules.named(rule).orElseThrow(), sql, directory.resolve(rule)).stream()
                .map(finding -> String.valueOf(finding.location()).replaceFirst(".*/", ""))
                .toList();
    }

    @Test
    void aServerSeesTheNewIndexOfAPrimaryKey() throws Exception {
        assertThat(places("primary-key-without-index", "primary-key-without-index"))
                .containsExactly("20250102000000_again.sql:3:28");
    }

    @Test
    void aServerSeesAnIndexOfTheOldName() throws Exception {
        assertThat(places("index-not-concurrent", "index-not-concurrent"))
                .containsExactly("20250102000000_again.sql:2:30");
        assertThat(places("column-type-index-rebuild", "index-not-concurrent"))
                .containsExactly("20250103000000_type.sql:1:28");
    }
}
