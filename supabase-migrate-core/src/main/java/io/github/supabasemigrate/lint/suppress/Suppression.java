package io.github.supabasemigrate.lint.suppress;

import io.github.supabasemigrate.sql.grammar.TextRange;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * A comment that asks the linter to leave something unsaid.
 *
 * @param tool whose form it is written in: {@code supabase-migrate}, {@code squawk}, {@code atlas} …
 * @param rules by the ids that the tool uses; empty for all
 * @param reason empty where none is given
 * @param until the last day on which it holds
 * @param comment where it stands
 * @param covers where findings are left out; empty for the whole file
 */
public record Suppression(
        String tool,
        List<String> rules,
        String reason,
        Optional<LocalDate> until,
        TextRange comment,
        Optional<TextRange> covers) {

    /** The tool of our own form. */
    public static final String OURS = "supabase-migrate";

    public Suppression {
        rules = List.copyOf(rules);
    }

    /** Whether a place in the file is covered; -1 is the file as a whole. */
    public boolean covers(int offset) {
        return covers.map(range -> offset >= range.start() && offset <= range.end())
                .orElse(true);
    }

    public boolean isOurs() {
        return tool.equals(OURS);
    }

    public boolean isExpired(LocalDate today) {
        return until.filter(last -> last.isBefore(today)).isPresent();
    }
}
