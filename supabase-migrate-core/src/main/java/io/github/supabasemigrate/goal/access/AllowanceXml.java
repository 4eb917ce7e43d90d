package io.github.supabasemigrate.goal.access;

import io.github.supabasemigrate.access.demand.Allowance;
import io.github.supabasemigrate.finding.MigrateException;
import io.github.supabasemigrate.verify.expect.ExpectationElement;
import io.github.supabasemigrate.verify.expect.ExpectationXml;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** {@code <accessAllow>}: an {@code <allow table="…" persona="…" command="…" rule="…" reason="…"/>} each. */
final class AllowanceXml {

    private static final Set<String> KNOWN =
            Set.of("table", "view", "function", "persona", "command", "rule", "reason");

    private AllowanceXml() {}

    static List<Allowance> parse(String xml) {
        return ExpectationXml.parse(xml).children().stream()
                .map(AllowanceXml::allowance)
                .toList();
    }

    private static Allowance allowance(ExpectationElement element) {
        Map<String, String> said = element.attributes();
        if (!element.name().equals("allow") || !KNOWN.containsAll(said.keySet())) {
            throw problem("<%s %s> is no <allow> with %s."
                    .formatted(
                            element.name(),
                            String.join(" ", said.keySet().stream().sorted().toList()),
                            String.join(", ", KNOWN.stream().sorted().toList())));
        }
        String object = Stream.of("table", "view", "function")
                .filter(said::containsKey)
                .map(said::get)
                .findFirst()
                .orElseThrow(() -> problem("an <allow> names no table, view or function."));
        String reason = said.getOrDefault("reason", "");
        if (reason.isBlank()) {
            throw problem("the <allow> for `" + object + "` has no reason.");
        }
        return new Allowance(object, words(said, "persona"), words(said, "command"), words(said, "rule"), reason);
    }

    private static List<String> words(Map<String, String> said, String name) {
        return Arrays.stream(said.getOrDefault(name, "").split(","))
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .toList();
    }

    private static MigrateException problem(String why) {
        return MigrateException.because("<accessAllow> cannot be used: " + why)
                .next(
                        "For example: <allow table=\"inbox\" persona=\"anon\" command=\"INSERT\" reason=\"contact form\"/>")
                .build();
    }
}
