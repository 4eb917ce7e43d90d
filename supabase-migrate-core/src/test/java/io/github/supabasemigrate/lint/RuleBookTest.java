package io.github.supabasemigrate.lint;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.supabasemigrate.finding.Severity;
import io.github.supabasemigrate.lint.page.RulePage;
import io.github.supabasemigrate.lint.rules.LintRules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** {@code docs/lint-rules.md} says what the registry says; {@code -Dgolden.write=true} writes it. */
final class RuleBookTest {

    private static final Path BOOK = Path.of("../docs/lint-rules.md");

    @Test
    void bookIsWhatTheRulesAre() throws IOException {
        String book = render();
        if (Boolean.getBoolean("golden.write")) {
            Files.createDirectories(BOOK.getParent());
            Files.writeString(BOOK, book);
        }
        assertThat(Files.readString(BOOK).replace("\r\n", "\n")).isEqualTo(book);
    }

    private static String render() {
        StringBuilder book = new StringBuilder();
        book.append("# Lint rules\n\n")
                .append(count())
                .append(
                        " rules. Generated from the rules themselves; each one's bad and good example is run by a test.\n\n")
                .append(
                        "A rule is switched or weighed by its name: `-Dsupabase-migrate.rules=drop-table=warning,type-json=off`, or\n")
                .append("`<rules>` in the POM. A finding is silenced where it stands, with a reason:\n\n")
                .append("```sql\n-- supabase-migrate:ignore drop-table moved to public.purchases, backup kept\n```\n\n")
                .append(
                        "`-- supabase-migrate:ignore-file` covers the file, `until=2026-01-31` puts an end to it. The comments of squawk, eugene,\n")
                .append(
                        "pgfence, Atlas, MigrationPilot and postgres-language-server hold for the rules that they correspond to.\n\n")
                .append(
                        "*by*: **text** the statement and the files before it; **schema** what all migrations make; **trace** what the\n")
                .append("statement did on a throw-away database.\n");
        for (Family family : Family.values()) {
            List<LintRule> rules = LintRules.all().stream()
                    .filter(rule -> rule.family() == family)
                    .toList();
            if (!rules.isEmpty()) {
                book.append("\n## ")
                        .append(family.title())
                        .append("\n\n| rule | severity | by | also known as |\n|---|---|---|---|\n");
                rules.forEach(rule -> book.append(row(rule)));
                rules.forEach(rule -> book.append(section(rule)));
            }
        }
        return book.toString();
    }

    private static int count() {
        return LintRules.all().size();
    }

    private static String row(LintRule rule) {
        String aliases = rule.aliases().stream()
                .map(alias -> alias.tool() + " `" + alias.rule() + "`")
                .collect(Collectors.joining(", "));
        return "| [`%s`](#%s) | %s | %s | %s |\n"
                .formatted(rule.id(), rule.id(), severity(rule), decidedBy(rule), aliases);
    }

    private static String severity(LintRule rule) {
        return rule.severity().map(Severity::name).orElse("off").toLowerCase(Locale.ROOT);
    }

    private static String decidedBy(LintRule rule) {
        List<String> ways = new ArrayList<>();
        if (rule.statementCheck().isPresent() || rule.fileCheck().isPresent() || rule.isDecidedByTexts()) {
            ways.add("text");
        }
        if (rule.schemaCheck().isPresent()) {
            ways.add("schema");
        }
        if (rule.traceCheck().isPresent()) {
            ways.add("trace");
        }
        return ways.isEmpty() ? "the linter" : String.join(", ", ways);
    }

    private static String section(LintRule rule) {
        RulePage page = rule.page();
        return "\n### %s\n\n%s\n\n```sql\n-- bad\n%s```\n\n```sql\n-- good\n%s```\n\n%s\n"
                .formatted(rule.id(), page.why(), page.bad(), page.good(), page.how());
    }
}
