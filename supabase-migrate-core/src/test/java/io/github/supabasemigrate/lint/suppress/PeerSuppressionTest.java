package io.github.supabasemigrate.lint.suppress;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.supabasemigrate.finding.Finding;
import io.github.supabasemigrate.finding.RuleSwitches;
import io.github.supabasemigrate.lint.LintCase;
import io.github.supabasemigrate.lint.LintContext;
import io.github.supabasemigrate.lint.rules.LintRules;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Comments for other linters, which files may have already. */
final class PeerSuppressionTest {

    @TempDir
    private Path directory;

    private List<Finding> findings(String sql, String rule) {
        return LintCase.of(sql).lint(directory, new RuleSwitches(Map.of()), LintContext.usual(LintCase.NOW)).stream()
                .filter(finding -> finding.rule().equals(rule))
                .toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-- squawk-ignore ban-drop-table",
                "-- squawk-ignore ban-drop-column, ban-drop-table",
                "-- pgfence-ignore: drop-table",
                "-- pgfence-ignore: drop-column, drop-table",
                "-- PGFENCE-IGNORE: drop-table",
                "-- pgfence-ignore truncate, because it takes all without a colon",
                "-- pgfence: ignore drop-table",
                "-- pgfence-ignore",
                "-- atlas:nolint",
                "--atlas:nolint",
                "/*atlas:nolint DS102*/",
                "-- atlas:nolint DS102",
                "-- atlas:nolint destructive",
                "-- atlas:nolint BC101 DS102",
                "-- migrationpilot-disable MP026",
                "-- migrationpilot-disable mp001 mp026",
                "/* migrationpilot-disable MP026 */",
                "-- migrationpilot-disable-next-line MP026, MP001",
                "-- migrationpilot-disable",
                "-- pgls-ignore banDropTable",
                "-- pgls-ignore lint/banDropTable",
                "-- pgls-ignore lint/safety/banDropTable: nobody reads it",
                "-- pgls-ignore lint/safety",
                "-- pgls-ignore lint",
                "-- pgls-ignore destructive",
                "-- pgls-ignore lint/destructive",
                "-- pgls-ignore typecheck\n-- pgls-ignore banDropTable",
                "-- pgt-ignore banDropTable",
            })
    void isHonouredOnTheNextStatementOnly(String comment) {
        List<Finding> found = findings(comment + "\ndrop table public.a;\ndrop table public.b;\n", "drop-table");

        assertThat(found)
                .singleElement()
                .satisfies(
                        finding -> assertThat(String.valueOf(finding.message())).contains("public.b"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-- squawk-ignore-file ban-drop-table",
                "-- atlas:nolint DS102\n",
                "-- atlas:txmode none\n-- atlas:nolint destructive\n",
                "-- migrationpilot-disable-file MP026",
                "-- migrationpilot-disable-file",
                "-- pgls-ignore-all lint/safety/banDropTable",
                "-- pgls-ignore-all typecheck\n-- pgls-ignore-all banDropTable",
                "-- pgls-ignore-start banDropTable: all of them",
            })
    void isHonouredInTheWholeFile(String comment) {
        assertThat(findings(
                        comment + "\ndrop table public.a;\ndrop table public.b;\n-- pgls-ignore-end banDropTable\n",
                        "drop-table"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-- pgfence-ignore: truncate",
                "-- pgfence: ignore",
                "/* pgfence-ignore: drop-table */",
                "-- atlas:nolint MF101",
                "/* atlas:nolint DS102 */",
                "-- migrationpilot-disable MP001",
                "-- migrationpilot-disable-next-line",
                "-- pgls-ignore lint/safety/banTruncate",
                "-- pgls-ignore safety",
                "-- pgls-ignore",
                "--pgls-ignore banDropTable",
                "/* pgls-ignore banDropTable */",
                "-- pglsignore banDropTable",
                "select 1; -- pgls-ignore banDropTable",
                "select 1;\n-- pgls-ignore-all banDropTable",
                "-- pgls-ignore-start banDropTable",
                "-- pgls-ignore-start banDropTable\n-- pgls-ignore-end banDropTable",
            })
    void ofAnotherRuleOrInAnotherFormSilencesNothing(String comment) {
        assertThat(findings(comment + "\ndrop table public.a;\n", "drop-table")).hasSize(1);
    }

    @Test
    void coversAStretchAsFarAsItsEnd() {
        List<Finding> found = findings("""
                -- pgls-ignore-start banDropTable: outer
                -- pgls-ignore-start banDropColumn: inner
                drop table public.a;
                -- pgls-ignore-end banDropColumn
                drop table public.b;
                -- pgls-ignore-end lint/safety/banDropTable
                drop table public.c;
                """, "drop-table");

        assertThat(found)
                .singleElement()
                .satisfies(finding -> assertThat(finding.message()).contains("public.c"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-- squawk-ignore ban-drop-table",
                "-- pgfence-ignore: drop-table",
                "-- atlas:nolint DS102",
                "-- migrationpilot-disable MP026",
                "-- pgls-ignore lint/safety/banDropTable",
            })
    void isToldWhereItSilencesNothing(String comment) {
        assertThat(findings(comment + "\nselect 1;\n", "suppression-unused"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.message()).contains("has nothing here to be silent about"));
    }

    @Test
    void isNotToldWhereItIsUsedOrNamesNoRule() {
        assertThat(findings("-- atlas:nolint DS102\ndrop table public.a;\n", "suppression-unused"))
                .isEmpty();
        assertThat(findings("-- atlas:nolint\nselect 1;\n", "suppression-unused"))
                .isEmpty();
        assertThat(findings("-- squawk-ignore ban-everything\nselect 1;\n", "suppression-unused"))
                .isEmpty();
    }

    @Test
    void everyRuleThatPeersAreMappedToIsOurs() {
        assertThat(PeerRules.get().ours()).allMatch(id -> LintRules.named(id).isPresent());
    }
}
