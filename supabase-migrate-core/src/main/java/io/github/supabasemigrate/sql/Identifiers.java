package io.github.supabasemigrate.sql;

import io.github.supabasemigrate.sql.tables.Keywords;

/** Names as SQL: quoted where the server would otherwise read something else. */
public final class Identifiers {

    private Identifiers() {}

    /** The name as an identifier: {@code users}, {@code "User"}, {@code "order"}. Inverse of how the server reads one. */
    public static String quote(String name) {
        if (isPlain(name)) {
            Keywords.Category category = Keywords.postgres().category(name);
            if (category == null || category == Keywords.Category.UNRESERVED) {
                return name;
            }
        }
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    /** {@code schema.name}, each quoted where needed. */
    public static String quoteQualified(String schema, String name) {
        return quote(schema) + "." + quote(name);
    }

    private static boolean isPlain(String name) {
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            boolean letter = (c >= 'a' && c <= 'z') || c == '_';
            boolean later = (c >= '0' && c <= '9') || c == '$';
            if (!letter && (i == 0 || !later)) {
                return false;
            }
        }
        return !name.isEmpty();
    }
}
