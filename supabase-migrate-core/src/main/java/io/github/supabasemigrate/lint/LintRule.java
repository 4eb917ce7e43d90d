package io.github.supabasemigrate.lint;

import io.github.supabasemigrate.finding.Severity;
import io.github.supabasemigrate.lint.page.RulePage;
import io.github.supabasemigrate.lint.page.RulePages;
import io.github.supabasemigrate.lint.schema.Ignorance;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One thing that a migration should or should not do. Explanation, examples and rewrite are its {@link RulePage}.
 *
 * <p>A rule may have checks over several kinds of evidence. Where a statement was traced, the check of traces decides and that
 * of statements is not asked; where the final schema is there, the check of schemas decides. A check of files is always asked.
 * Immutable.
 */
public final class LintRule {

    /** A rule under the name that another tool has for it. */
    public record Alias(String tool, String rule) {}

    private final String id;
    private final Family family;
    private final @Nullable Severity severity;
    private final List<Alias> aliases;
    private final boolean inRoutines;
    private final Set<String> kinds;
    private final Check.@Nullable OfStatement statementCheck;
    private final Check.@Nullable OfFile fileCheck;
    private final Check.@Nullable OfSchema schemaCheck;
    private final Check.@Nullable OfTrace traceCheck;
    private final boolean fromTexts;
    private final List<String> unlessComputed;
    private final boolean placedByTexts;

    private LintRule(Draft draft) {
        id = draft.id;
        family = draft.family;
        severity = draft.severity;
        aliases = List.copyOf(draft.aliases);
        inRoutines = draft.inRoutines;
        kinds = Set.copyOf(draft.kinds);
        statementCheck = draft.statementCheck;
        fileCheck = draft.fileCheck;
        schemaCheck = draft.schemaCheck;
        traceCheck = draft.traceCheck;
        fromTexts = draft.fromTexts;
        unlessComputed = List.copyOf(draft.unlessComputed);
        placedByTexts = draft.placedByTexts;
    }

    /** Begins a rule that is on. */
    public static Draft of(String id, Family family, Severity severity) {
        return new Draft(id, family, Objects.requireNonNull(severity));
    }

    /** Begins a rule that a team has to switch on. */
    public static Draft off(String id, Family family) {
        return new Draft(id, family, null);
    }

    /** Kebab-case; the name in settings, suppressions and documentation. */
    public String id() {
        return id;
    }

    public Family family() {
        return family;
    }

    /** How bad a finding is unless the team says otherwise; empty for a rule that is off. */
    public Optional<Severity> severity() {
        return Optional.ofNullable(severity);
    }

    /** What other tools call it. */
    public List<Alias> aliases() {
        return aliases;
    }

    /** Whether statements in function bodies, which run later or never, are checked too. */
    public boolean looksIntoRoutines() {
        return inRoutines;
    }

    /** The innermost symbols of the statements that the rule may have something to say about; empty for all. */
    Set<String> kinds() {
        return kinds;
    }

    public Optional<Check.OfStatement> statementCheck() {
        return Optional.ofNullable(statementCheck);
    }

    public Optional<Check.OfFile> fileCheck() {
        return Optional.ofNullable(fileCheck);
    }

    public Optional<Check.OfSchema> schemaCheck() {
        return Optional.ofNullable(schemaCheck);
    }

    /** Whether its check of schemas may also be asked of what the texts alone tell of the schema. */
    public boolean isDecidedByTexts() {
        return fromTexts;
    }

    /** Whether something that no text tells may prove the rule wrong. */
    boolean isInDoubt(Ignorance ignorance) {
        return ignorance.isOf(unlessComputed);
    }

    /** Whether what a schema shows is looked for in the statement that made it, for its place and its rewrite. */
    boolean isPlacedByTexts() {
        return placedByTexts;
    }

    public Optional<Check.OfTrace> traceCheck() {
        return Optional.ofNullable(traceCheck);
    }

    /** Explanation and examples, read when asked for. */
    public RulePage page() {
        return RulePages.of(family.resource(), id);
    }

    /** The heading in {@code docs/lint-rules.md}. */
    public String documentation() {
        return "docs/lint-rules.md#" + id;
    }

    @Override
    public String toString() {
        return id;
    }

    /** Collects what a rule is made of. */
    public static final class Draft {
        private final String id;
        private final Family family;
        private final @Nullable Severity severity;
        private final List<Alias> aliases = new ArrayList<>();
        private boolean inRoutines;
        private List<String> kinds = List.of();
        private Check.@Nullable OfStatement statementCheck;
        private Check.@Nullable OfFile fileCheck;
        private Check.@Nullable OfSchema schemaCheck;
        private Check.@Nullable OfTrace traceCheck;
        private boolean fromTexts;
        private List<String> unlessComputed = List.of();
        private boolean placedByTexts;

        private Draft(String id, Family family, @Nullable Severity severity) {
            this.id = id;
            this.family = family;
            this.severity = severity;
        }

        /** What squawk calls it. */
        public Draft squawk(String... rules) {
            return alias("squawk", rules);
        }

        /** What eugene calls it. */
        public Draft eugene(String... rules) {
            return alias("eugene", rules);
        }

        /** What Supabase's advisors call it: the number of the lint, such as {@code 0013}. */
        public Draft supabase(String... lints) {
            return alias("supabase", lints);
        }

        public Draft alias(String tool, String... rules) {
            for (String rule : rules) {
                aliases.add(new Alias(tool, rule));
            }
            return this;
        }

        /** Also asks for statements in function bodies. */
        public Draft alsoInRoutines() {
            inRoutines = true;
            return this;
        }

        /** Asks only for statements of these kinds, by their symbol in the grammar: {@code AlterTableStmt}. */
        public Draft on(String... statementKinds) {
            kinds = List.of(statementKinds);
            return this;
        }

        public Draft statement(Check.OfStatement check) {
            statementCheck = check;
            return this;
        }

        public Draft file(Check.OfFile check) {
            fileCheck = check;
            return this;
        }

        public Draft schema(Check.OfSchema check) {
            schemaCheck = check;
            return this;
        }

        public Draft trace(Check.OfTrace check) {
            traceCheck = check;
            return this;
        }

        /**
         * Without a server also asks the schema that the texts tell of, which holds tables, keys, indexes, policies and triggers.
         *
         * @param unlessComputed kinds of statements that could prove the rule wrong: where one is put together at run time, it is
         *     silent
         */
        public Draft fromTexts(String... unlessComputed) {
            fromTexts = true;
            this.unlessComputed = List.of(unlessComputed);
            return this;
        }

        /** Has what a server's schema shows pointed at in the text, if the check of statements says the same of what made it. */
        public Draft placedByTexts() {
            placedByTexts = true;
            return this;
        }

        public LintRule build() {
            return new LintRule(this);
        }
    }
}
