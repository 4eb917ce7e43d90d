package io.github.supabasemigrate.diff.partition;

import io.github.supabasemigrate.sql.scanner.Tokens;
import java.util.List;
import java.util.Locale;

/**
 * By what a table is partitioned.
 *
 * @param strategy how
 * @param parts columns and expressions, as SQL
 */
public record PartitionKey(Strategy strategy, List<String> parts) {

    /** The ways to partition. */
    public enum Strategy {
        RANGE,
        LIST,
        HASH
    }

    public PartitionKey {
        parts = List.copyOf(parts);
    }

    /** Reads what {@code pg_get_partkeydef} prints: {@code RANGE (at)}. */
    public static PartitionKey of(String text) {
        String strategy = text.substring(0, text.indexOf(' ')).toUpperCase(Locale.ROOT);
        return new PartitionKey(Strategy.valueOf(strategy), Listed.lists(text).get(0));
    }

    /**
     * True when a condition in SQL compares the parts as the server does to find the partition: none names an operator class of
     * its own.
     */
    public boolean isPlain() {
        return strategy == Strategy.HASH || parts.stream().allMatch(PartitionKey::isPlain);
    }

    /** The parts as values: for hash without their operator classes, which the server knows. */
    List<String> values() {
        return parts.stream()
                .map(part -> part.substring(0, end(Listed.tokens(part))))
                .toList();
    }

    private static boolean isPlain(String part) {
        Tokens tokens = Listed.tokens(part);
        return end(tokens) == part.length();
    }

    /** Where a column, call or expression in parentheses ends, with its collation. */
    private static int end(Tokens tokens) {
        int last = name(tokens, 0);
        if (tokens.is(last + 1, "COLLATE")) {
            last = name(tokens, last + 2);
        }
        return tokens.end(last);
    }

    /** The last token of a name with dots, or of what is called or put in parentheses. */
    private static int name(Tokens tokens, int first) {
        int at = first;
        while (tokens.is(at + 1, ".")) {
            at += 2;
        }
        int open = tokens.is(at, "(") ? at : tokens.is(at + 1, "(") ? at + 1 : -1;
        if (open < 0) {
            return at;
        }
        int depth = 0;
        for (int i = open; i < tokens.count(); i++) {
            depth += tokens.is(i, "(") ? 1 : tokens.is(i, ")") ? -1 : 0;
            if (depth == 0) {
                return i;
            }
        }
        return tokens.count() - 1;
    }
}
