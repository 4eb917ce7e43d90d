package io.github.supabasemigrate.lint.rules;

import io.github.supabasemigrate.lint.LintRule;
import io.github.supabasemigrate.lint.rules.destructive.DestructiveRules;
import io.github.supabasemigrate.lint.rules.meta.SuppressionRules;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Every rule that there is, by family and in the order of the documentation. */
public final class LintRules {

    private static final List<LintRule> ALL = Stream.of(DestructiveRules.all(), SuppressionRules.all())
            .flatMap(List::stream)
            .toList();

    private LintRules() {}

    public static List<LintRule> all() {
        return ALL;
    }

    public static Optional<LintRule> named(String id) {
        return ALL.stream().filter(rule -> rule.id().equals(id)).findFirst();
    }
}
