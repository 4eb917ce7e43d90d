package io.github.supabasemigrate.report.findings;

import java.util.Optional;

/** What is known of rules beyond their ids. */
@FunctionalInterface
public interface RuleTexts {

    /** Nothing is known. */
    RuleTexts NONE = rule -> Optional.empty();

    /** Why a rule exists, in a sentence or two. */
    Optional<String> why(String rule);
}
