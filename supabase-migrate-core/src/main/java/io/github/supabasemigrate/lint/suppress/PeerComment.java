package io.github.supabasemigrate.lint.suppress;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A comment by which another linter is told to be silent, read as that linter reads it: what its own reader would pass over is none.
 *
 * @param rules by its own ids; empty for all
 */
record PeerComment(String tool, List<String> rules, Reach reach) {

    /** How far a comment reaches. */
    enum Reach {
        STATEMENT,
        FILE,
        /** From here to the {@link #END} of the same rules. */
        START,
        END
    }

    /** What a tool's comment names, if it names anything that the tool would heed. */
    private enum Naming {
        /** No rule is every rule; where words follow, those of them that look like rules. */
        RULES_OR_ALL,
        /** Without a rule it is no such comment. */
        RULES
    }

    /**
     * How a tool writes it.
     *
     * @param comment the whole comment with its marks
     * @param rule what an id looks like
     */
    private record Form(String tool, Pattern comment, Pattern rule, Naming naming, UnaryOperator<String> shortened) {

        static Form of(String tool, String comment, String rule, Naming naming) {
            return of(tool, comment, rule, naming, UnaryOperator.identity());
        }

        static Form of(String tool, String comment, String rule, Naming naming, UnaryOperator<String> shortened) {
            int flags = tool.equals("pgfence") || tool.equals("migrationpilot") ? Pattern.CASE_INSENSITIVE : 0;
            return new Form(tool, Pattern.compile(comment, flags), Pattern.compile(rule, flags), naming, shortened);
        }

        Optional<PeerComment> read(String text) {
            Matcher matcher = comment.matcher(text);
            if (!matcher.matches()) {
                return Optional.empty();
            }
            String words =
                    matcher.group("rules") == null ? "" : matcher.group("rules").strip();
            List<String> rules = new ArrayList<>();
            Matcher each = rule.matcher(words);
            while (each.find()) {
                rules.add(shortened.apply(each.group()));
            }
            boolean isEmpty = naming == Naming.RULES ? rules.isEmpty() : rules.isEmpty() && !words.isEmpty();
            boolean isEverything = rules.contains(EVERYTHING);
            return isEmpty
                    ? Optional.empty()
                    : Optional.of(new PeerComment(tool, isEverything ? List.of() : rules, reach(matcher)));
        }

        private static Reach reach(Matcher matcher) {
            String word = matcher.group("reach");
            return word == null
                    ? Reach.STATEMENT
                    : switch (word.toLowerCase(Locale.ROOT)) {
                        case "-file", "-all" -> Reach.FILE;
                        case "-start" -> Reach.START;
                        case "-end" -> Reach.END;
                        default -> Reach.STATEMENT;
                    };
        }
    }

    private static final String EVERYTHING = "*";

    private static final String ANY = "(?:--|/\\*)\\s*";

    /** The marks of either kind of comment; what follows is cut off before the end of a block. */
    private static final String END = "\\s*(?:\\*/)?";

    private static final String WORDS = "[a-z0-9]+(?:-[a-z0-9]+)+";

    /**
     * In the order of trying. From the readers of eugene 0.8 ({@code comments.rs}), pgfence 0.5 ({@code parser.ts}; without a colon it takes
     * all rules, whatever follows), Atlas ({@code sql/migrate/dir.go}: no blank in a block), MigrationPilot 1.6 ({@code disable.ts}) and
     * postgres-language-server 0.27 ({@code pgls_suppressions}: one rule a line, on a line of its own).
     */
    private static final List<Form> FORMS = List.of(
            Form.of(
                    "squawk",
                    ANY + "squawk-ignore(?<reach>-file)?(?:[:\\s]\\s*(?<rules>" + WORDS + "(?:\\s*[,\\s]\\s*" + WORDS
                            + ")*))?(?s:\\s.*)?" + END,
                    WORDS,
                    Naming.RULES_OR_ALL),
            Form.of("eugene", "--\\s*eugene: ignore(?<reach>)(?: (?<rules>.*))?", "[EW]\\d+", Naming.RULES_OR_ALL),
            Form.of(
                    "pgfence",
                    "--\\s*pgfence(?<reach>-)ignore(?:\\s*:(?<rules>.*)|(?!\\s*:).*)",
                    "[a-z0-9]+(?:-[a-z0-9]+)*",
                    Naming.RULES_OR_ALL),
            Form.of(
                    "pgfence",
                    "--\\s*pgfence:(?<reach>)\\s*ignore\\s+(?<rules>.*)",
                    "[a-z0-9]+(?:-[a-z0-9]+)*",
                    Naming.RULES),
            Form.of(
                    "atlas",
                    "(?:-- ?|/\\*)atlas:nolint(?<reach>)(?: +(?<rules>.*?))?" + END,
                    "\\w+",
                    Naming.RULES_OR_ALL),
            Form.of(
                    "migrationpilot",
                    ANY + "migrationpilot-disable(?<reach>-file)?(?<rules>.*?)" + END,
                    "\\bMP\\d{3}\\b",
                    Naming.RULES_OR_ALL,
                    rule -> rule.toUpperCase(Locale.ROOT)),
            Form.of(
                    "pgls",
                    "-- (?:pgls|pgt)-ignore(?<reach>-all|-start|-end)?\\s+(?<rules>[a-zA-Z_/]+)(?:[:\\s].*)?",
                    "[a-zA-Z_/]+",
                    Naming.RULES,
                    PeerComment::flat));

    PeerComment {
        rules = List.copyOf(rules);
    }

    /** Reads a comment with its marks. */
    static Optional<PeerComment> of(String comment) {
        for (Form form : FORMS) {
            Optional<PeerComment> found = form.read(comment.strip());
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    /** Whether this ends what the other starts. */
    boolean ends(PeerComment start) {
        return reach == Reach.END && tool.equals(start.tool) && rules.equals(start.rules);
    }

    /** {@code lint/safety/banDropTable} as {@code banDropTable}. Once all rules were in {@code lint/safety}, which still means them all. */
    private static String flat(String rule) {
        boolean isAll = rule.equals("lint") || rule.equals("lint/safety");
        return isAll ? EVERYTHING : rule.substring(rule.lastIndexOf('/') + 1);
    }
}
