package io.github.supabasemigrate.lint.suppress;

import io.github.supabasemigrate.sql.SqlScript;
import io.github.supabasemigrate.sql.SqlStatement;
import io.github.supabasemigrate.sql.grammar.TextRange;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the comments of one file that suppress something. A comment before a statement, or behind it on its last line, covers the whole
 * statement; one inside a statement covers its own line, or the next one if it stands alone.
 */
public final class SuppressionReader {

    private static final Pattern OURS = Pattern.compile(
            "supabase-migrate:ignore(?<file>-file)?\\s+(?<rules>[a-z0-9-]+(?:\\s*,\\s*[a-z0-9-]+)*)(?<rest>.*)",
            Pattern.DOTALL);
    private static final List<String> MARKS = List.of("ignore", "nolint", "migrationpilot-disable");

    private static final Pattern UNTIL = Pattern.compile("\\buntil=(\\d{4}-\\d{2}-\\d{2})");

    private final SqlScript script;
    private final String text;

    public SuppressionReader(SqlScript script) {
        this.script = script;
        this.text = script.text();
    }

    public List<Suppression> read() {
        if (MARKS.stream().noneMatch(text::contains)) {
            return List.of();
        }
        List<Suppression> found = new ArrayList<>();
        for (TextRange comment : new Comments(text).all()) {
            read(comment).ifPresent(found::add);
        }
        return found;
    }

    private Optional<Suppression> read(TextRange comment) {
        String words = comment.in(text)
                .replaceFirst("^(--|/\\*)\\s*", "")
                .replaceFirst("\\s*\\*/$", "")
                .strip();
        Matcher ours = OURS.matcher(words);
        if (ours.matches()) {
            return Optional.of(ours(ours, comment));
        }
        return PeerComment.of(words).map(peer -> peer(peer, comment));
    }

    private Suppression ours(Matcher words, TextRange comment) {
        String rest = words.group("rest");
        return new Suppression(
                Suppression.OURS,
                List.of(words.group("rules").split("\\s*,\\s*")),
                UNTIL.matcher(rest).replaceAll("").strip().replaceFirst("^[-:–—]\\s*", ""),
                date(rest),
                comment,
                words.group("file") == null ? Optional.of(covered(comment)) : Optional.empty());
    }

    private static Optional<LocalDate> date(String rest) {
        Matcher until = UNTIL.matcher(rest);
        try {
            return until.find() ? Optional.of(LocalDate.parse(until.group(1))) : Optional.empty();
        } catch (DateTimeParseException e) {
            // No such day: what holds until it does not hold.
            return Optional.of(LocalDate.MIN);
        }
    }

    private Suppression peer(PeerComment peer, TextRange comment) {
        return new Suppression(
                peer.tool(),
                peer.rules(),
                "",
                Optional.empty(),
                comment,
                peer.coversFile() || isAtlasHead(peer, comment) ? Optional.empty() : Optional.of(covered(comment)));
    }

    /** Atlas means the file by a comment that stands before everything else and is parted from it by an empty line. */
    private boolean isAtlasHead(PeerComment peer, TextRange comment) {
        return peer.tool().equals("atlas")
                && text.substring(0, comment.start()).isBlank()
                && text.substring(comment.end()).matches("(?s)[ \\t]*\\r?\\n[ \\t]*\\r?\\n.*");
    }

    private TextRange covered(TextRange comment) {
        List<SqlStatement> statements = script.statements();
        for (SqlStatement statement : statements) {
            TextRange body = statement.body();
            if (body.contains(comment.start())) {
                return line(comment);
            }
            boolean isBehind = body.end() <= comment.start()
                    && text.substring(body.end(), comment.start()).indexOf('\n') < 0;
            if (isBehind || body.start() >= comment.end()) {
                return body;
            }
        }
        return comment;
    }

    /** The comment's own line, or the next one with something else if it stands alone. */
    private TextRange line(TextRange comment) {
        int start = text.lastIndexOf('\n', comment.start()) + 1;
        if (!text.substring(start, comment.start()).isBlank()) {
            return new TextRange(start, endOfLine(comment.end()));
        }
        int next = endOfLine(comment.end()) + 1;
        while (next < text.length()) {
            String line = text.substring(next, endOfLine(next)).strip();
            if (!line.isEmpty() && !line.startsWith("--")) {
                return new TextRange(next, endOfLine(next));
            }
            next = endOfLine(next) + 1;
        }
        return comment;
    }

    private int endOfLine(int offset) {
        int end = text.indexOf('\n', offset);
        return end < 0 ? text.length() : end;
    }
}
