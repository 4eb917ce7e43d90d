package io.github.supabasemigrate.lint;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.supabasemigrate.lint.page.RulePage;
import io.github.supabasemigrate.lint.rules.LintRules;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Every rule explains itself, and its own examples prove it. Rules that only a server can decide are proved elsewhere. */
final class RulePageTest {

    @TempDir
    private Path directory;

    @Test
    void everyRuleHasItsOwnName() {
        List<String> ids = LintRules.all().stream().map(LintRule::id).toList();
        assertThat(ids).doesNotHaveDuplicates().allMatch(id -> id.matches("[a-z]+(-[a-z]+)*"));
    }

    @TestFactory
    Stream<DynamicTest> everyPageIsWhole() {
        return LintRules.all().stream()
                .map(rule -> DynamicTest.dynamicTest(rule.id(), () -> {
                    RulePage page = rule.page();
                    assertThat(page.why()).as("why").isNotBlank();
                    assertThat(page.bad()).as("bad").isNotBlank();
                    assertThat(page.good()).as("good").isNotBlank();
                    assertThat(page.how()).as("how").isNotBlank();
                }));
    }

    @TestFactory
    Stream<DynamicTest> theBadExampleIsFoundAndTheGoodOneIsNot() {
        return LintRules.all().stream()
                .filter(rule -> rule.statementCheck().isPresent()
                        || rule.fileCheck().isPresent()
                        || rule.isDecidedByTexts()
                        || rule.family() == Family.META)
                .map(rule -> DynamicTest.dynamicTest(rule.id(), () -> {
                    RulePage page = rule.page();
                    assertThat(LintCase.of(page.bad()).findings(rule, directory.resolve(rule.id() + "-bad")))
                            .as("bad")
                            .isNotEmpty();
                    assertThat(LintCase.of(page.good()).findings(rule, directory.resolve(rule.id() + "-good")))
                            .as("good")
                            .isEmpty();
                }));
    }
}
