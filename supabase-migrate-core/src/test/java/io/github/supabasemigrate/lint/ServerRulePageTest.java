package io.github.supabasemigrate.lint;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.supabasemigrate.lint.page.RulePage;
import io.github.supabasemigrate.lint.rules.LintRules;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** The examples of every rule that asks the catalog or the traces, run on a server. */
final class ServerRulePageTest {

    @AutoClose
    private static final ServerCase SERVER = new ServerCase();

    @TempDir
    private Path directory;

    @TestFactory
    Stream<DynamicTest> theBadExampleIsFoundAndTheGoodOneIsNot() {
        return LintRules.all().stream()
                .filter(ServerCase::decides)
                .filter(rule -> !rule.id().equals("statement-unanalysable"))
                .map(rule -> DynamicTest.dynamicTest(rule.id(), () -> {
                    RulePage page = rule.page();
                    assertThat(SERVER.findings(rule, page.bad(), directory.resolve(rule.id() + "-bad")))
                            .as("bad")
                            .isNotEmpty();
                    assertThat(SERVER.findings(rule, page.good(), directory.resolve(rule.id() + "-good")))
                            .as("good")
                            .isEmpty();
                }));
    }
}
