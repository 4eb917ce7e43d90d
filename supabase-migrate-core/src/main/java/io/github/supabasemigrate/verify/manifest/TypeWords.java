package io.github.supabasemigrate.verify.manifest;

import java.util.Locale;
import java.util.Map;

/** Types as people write them beside types as PostgreSQL prints them. */
final class TypeWords {

    private static final Map<String, String> LONG_FORMS = Map.ofEntries(
            Map.entry("int", "integer"),
            Map.entry("int2", "smallint"),
            Map.entry("int4", "integer"),
            Map.entry("int8", "bigint"),
            Map.entry("bool", "boolean"),
            Map.entry("float4", "real"),
            Map.entry("float8", "double precision"),
            Map.entry("decimal", "numeric"),
            Map.entry("timestamptz", "timestamp with time zone"),
            Map.entry("timestamp", "timestamp without time zone"),
            Map.entry("timetz", "time with time zone"),
            Map.entry("time", "time without time zone"),
            Map.entry("varchar", "character varying"),
            Map.entry("char", "character"),
            Map.entry("serial", "integer"),
            Map.entry("bigserial", "bigint"));

    private TypeWords() {}

    static boolean areSame(String written, String printed) {
        return normal(written).equals(normal(printed));
    }

    private static String normal(String type) {
        String lower = type.strip().toLowerCase(Locale.ROOT).replaceFirst("^public\\.", "");
        int end = 0;
        while (end < lower.length() && lower.charAt(end) != '(' && lower.charAt(end) != '[') {
            end++;
        }
        String word = lower.substring(0, end).strip();
        return LONG_FORMS.getOrDefault(word, word) + lower.substring(end).replace(" ", "");
    }
}
