package io.github.supabasemigrate.lint.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A type as written, its spellings made one.
 *
 * @param name the server's own: {@code int4}, {@code varchar}
 * @param modifiers the numbers in parentheses
 */
public record ColumnType(String name, List<Integer> modifiers, boolean isArray) {

    private static final Pattern WRITTEN = Pattern.compile(
            "([a-z_\"][\\w\" .]*?)\\s*(?:\\(([\\d, ]*)\\))?\\s*((?:with|without) time zone)?\\s*((?:\\[\\d*\\]|array)*)");

    private static final Map<String, String> SPELLINGS = Map.ofEntries(
            Map.entry("character varying", "varchar"),
            Map.entry("char varying", "varchar"),
            Map.entry("character", "bpchar"),
            Map.entry("char", "bpchar"),
            Map.entry("int", "int4"),
            Map.entry("integer", "int4"),
            Map.entry("bigint", "int8"),
            Map.entry("smallint", "int2"),
            Map.entry("decimal", "numeric"),
            Map.entry("dec", "numeric"),
            Map.entry("real", "float4"),
            Map.entry("float", "float8"),
            Map.entry("double precision", "float8"),
            Map.entry("boolean", "bool"),
            Map.entry("bit varying", "varbit"),
            Map.entry("timestamp with time zone", "timestamptz"),
            Map.entry("timestamp without time zone", "timestamp"),
            Map.entry("time with time zone", "timetz"),
            Map.entry("time without time zone", "time"));

    /** Spellings that the server reads and never writes. */
    private static final List<String> SHORT = List.of("char varying", "char", "int", "decimal", "dec", "float");

    private static final List<String> BUILT_IN = List.of(
            "varchar",
            "text",
            "bpchar",
            "citext",
            "int2",
            "int4",
            "int8",
            "numeric",
            "float4",
            "float8",
            "bool",
            "bit",
            "varbit",
            "date",
            "time",
            "timetz",
            "timestamp",
            "timestamptz",
            "interval",
            "uuid",
            "json",
            "jsonb",
            "xml",
            "inet",
            "cidr",
            "bytea",
            "oid",
            "regclass",
            "money",
            "name",
            "point",
            "macaddr");

    public ColumnType {
        modifiers = List.copyOf(modifiers);
    }

    /** Empty for a type that is not PostgreSQL's own, which may be a domain or an enum. */
    public static Optional<ColumnType> parse(String text) {
        Matcher matcher = WRITTEN.matcher(text.strip()
                .toLowerCase(Locale.ROOT)
                .replace("pg_catalog.", "")
                .replace("extensions.citext", "citext")
                .replaceAll("\\s+", " "));
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String zone = matcher.group(3) == null ? "" : " " + matcher.group(3);
        String name = matcher.group(1).strip() + zone;
        String known = SPELLINGS.getOrDefault(name, name);
        return BUILT_IN.contains(known)
                ? Optional.of(new ColumnType(
                        known, numbers(matcher.group(2)), !matcher.group(4).isEmpty()))
                : Optional.empty();
    }

    private static List<Integer> numbers(@Nullable String text) {
        List<Integer> numbers = new ArrayList<>();
        if (text != null && !text.isBlank()) {
            for (String part : text.split(",")) {
                numbers.add(Integer.valueOf(part.strip()));
            }
        }
        return numbers;
    }

    /** As the server writes it: {@code integer}, {@code character varying(20)}. */
    public String sql() {
        String full = SPELLINGS.entrySet().stream()
                .filter(spelling -> spelling.getValue().equals(name))
                .map(Map.Entry::getKey)
                .filter(spelling -> !SHORT.contains(spelling))
                .findFirst()
                .orElse(name);
        String numbers = modifiers.stream().map(String::valueOf).collect(Collectors.joining(","));
        return full + (modifiers.isEmpty() ? "" : "(" + numbers + ")") + (isArray ? "[]" : "");
    }

    public boolean is(String... names) {
        return List.of(names).contains(name);
    }

    public boolean isUnlimited() {
        return modifiers.isEmpty();
    }

    public int first() {
        return modifiers.get(0);
    }

    public int scale() {
        return modifiers.size() > 1 ? modifiers.get(1) : 0;
    }

    /** Digits of a second; six where none are written. */
    public int precision() {
        return modifiers.isEmpty() ? 6 : modifiers.get(0);
    }
}
