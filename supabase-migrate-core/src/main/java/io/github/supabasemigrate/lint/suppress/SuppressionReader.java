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
    private static final List<String> MARKS = List.of("ignore", "IGNORE", "nolint", "disable", "DISABLE");

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
        List<TextRange> comments = new Comments(text).all();
        for (TextRange comment : comments) {
            read(comment, comments).ifPresent(found::add);
        }
        return found;
    }

    private Optional<Suppression> read(TextRange comment, List<TextRange> comments) {
        String words = comment.in(text)
                .replaceFirst("^(--|/\\*)\\s*", "")
                .replaceFirst("\\s*\\*/$", "")
                .strip();
        Matcher ours = OURS.matcher(words);
        if (ours.matches()) {
            return Optional.of(ours(ours, comment));
        }
        return PeerComment.of(comment.in(text)).flatMap(peer -> peer(peer, comment, comments));
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

    private Optional<Suppression> peer(PeerComment peer, TextRange comment, List<TextRange> comments) {
        boolean isPgls = peer.tool().equals("pgls");
        if (isPgls && !startsItsLine(comment)) {
            return Optional.empty();
        }
        Optional<TextRange> covers = switch (peer.reach()) {
            case STATEMENT -> isAtlasHead(peer, comment) ? Optional.empty() : Optional.of(covered(comment));
            case FILE -> isPgls && !isAtHead(comment) ? Optional.of(comment) : Optional.empty();
            case START -> Optional.of(stretch(peer, comment, comments));
            case END -> Optional.of(comment);
        };
        return peer.reach() == PeerComment.Reach.END
                ? Optional.empty()
                : Optional.of(new Suppression(peer.tool(), peer.rules(), "", Optional.empty(), comment, covers));
    }

    /** From one comment to the one that ends it; nothing where none does. */
    private TextRange stretch(PeerComment start, TextRange comment, List<TextRange> comments) {
        return comments.stream()
                .filter(other -> other.start() > comment.start())
                .filter(other -> PeerComment.of(other.in(text))
                        .filter(end -> end.ends(start))
                        .isPresent())
                .findFirst()
                .map(other -> between(comment, other))
                .orElse(comment);
    }

    private static TextRange between(TextRange first, TextRange second) {
        int from = first.end();
        int to = second.start();
        return new TextRange(from, to);
    }

    private boolean startsItsLine(TextRange comment) {
        int start = text.lastIndexOf('\n', comment.start()) + 1;
        return text.substring(start, comment.start()).isBlank();
    }

    /** Whether nothing but empty lines and comments stands before it. */
    private boolean isAtHead(TextRange comment) {
        return text.substring(0, comment.start())
                .lines()
                .allMatch(line -> line.isBlank() || line.strip().startsWith("--"));
    }

    /** Atlas means the file by comments that begin it and are parted from what follows by an empty line. */
    private boolean isAtlasHead(PeerComment peer, TextRange comment) {
        if (!peer.tool().equals("atlas")) {
            return false;
        }
        List<String> head =
                text.lines().takeWhile(line -> line.startsWith("--")).toList();
        boolean isParted = text.lines()
                .skip(head.size())
                .findFirst()
                .filter(String::isBlank)
                .isPresent();
        long line = text.substring(0, comment.start()).lines().count();
        return isParted && line < head.size();
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
