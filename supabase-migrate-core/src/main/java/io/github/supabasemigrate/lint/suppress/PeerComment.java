package io.github.supabasemigrate.lint.suppress;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A comment by which another linter is told to be silent.
 *
 * @param rules by its own ids; empty for all
 * @param coversFile whether it is about the whole file
 */
record PeerComment(String tool, List<String> rules, boolean coversFile) {

    private static final String LIST = "(?:[:\\s]\\s*(?<rules>%1$s(?:\\s*[,\\s]\\s*%1$s)*))?(?:\\s.*)?";

    /** How a tool writes it, {@code file} being the words that make it one about the whole file. */
    private record Form(String tool, Pattern pattern) {

        static Form of(String tool, String words, String id) {
            return new Form(tool, Pattern.compile(words + LIST.formatted(id), Pattern.DOTALL));
        }
    }

    private static final List<Form> FORMS = List.of(
            Form.of("squawk", "squawk-ignore(?<file>-file)?", "[a-z0-9]+(?:-[a-z0-9]+)+"),
            Form.of("eugene", "eugene:?\\s*ignore(?<file>-file)?", "[EW][0-9]+"),
            Form.of("pgfence", "pgfence(?:-|:\\s*)ignore(?<file>-file)?", "[a-z0-9]+(?:-[a-z0-9]+)+"),
            Form.of("atlas", "atlas:nolint(?<file>-file)?", "(?:[A-Z]{2}[0-9]+|[a-z]+(?:_[a-z]+)*)"),
            Form.of(
                    "migrationpilot",
                    "migrationpilot-(?:disable|ignore)(?:-next-line|-line)?(?<file>-file)?",
                    "MP[0-9]+"),
            Form.of("pgls", "(?:pgls|pgt)-ignore(?<file>-all)?", "(?:[a-zA-Z]+/)*[a-z]+[A-Z][a-zA-Z]*"));

    /**
     * Reads a comment without its marks.
     */
    static Optional<PeerComment> of(String words) {
        for (Form form : FORMS) {
            Matcher matcher = form.pattern().matcher(words);
            if (matcher.matches()) {
                String rules = matcher.group("rules");
                return Optional.of(new PeerComment(
                        form.tool(),
                        rules == null ? List.of() : List.of(rules.split("\\s*[,\\s]\\s*")),
                        matcher.group("file") != null));
            }
        }
        return Optional.empty();
    }
}
