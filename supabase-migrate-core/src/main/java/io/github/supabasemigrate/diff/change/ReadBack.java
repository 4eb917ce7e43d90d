package io.github.supabasemigrate.diff.change;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Expressions that PostgreSQL prints in a way that it reads back as something else. {@code x IN ('a', 'b')} on a {@code varchar}
 * is printed as an array that is cast to {@code text[]} as a whole; read back, each element is cast, and is printed so from then
 * on: a check that was copied would never be equal to its original.
 */
final class ReadBack {

    private static final String ELEMENT = "(?:'(?:[^']|'')*'|E'(?:[^'\\\\]|''|\\\\.)*'|NULL)::character varying";

    private static final Pattern CAST_ARRAY =
            Pattern.compile("\\((ARRAY\\[" + ELEMENT + "(?:, " + ELEMENT + ")*\\])\\)::text\\[\\]");

    private ReadBack() {}

    /** The same expressions in words that are read as they were meant: the elements cast first, then the whole. */
    static String same(String sql) {
        return sql.contains("::character varying])::text[]")
                ? CAST_ARRAY
                        .matcher(sql)
                        .replaceAll(array ->
                                "(" + Matcher.quoteReplacement(array.group(1)) + "::character varying[])::text[]")
                : sql;
    }
}
