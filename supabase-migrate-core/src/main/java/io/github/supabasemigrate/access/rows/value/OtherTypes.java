package io.github.supabasemigrate.access.rows.value;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/** Values of the types that are neither text, number, time nor JSON. */
final class OtherTypes {

    private OtherTypes() {}

    /** The types that are sure to take the first candidate. */
    private static final Set<String> KNOWN = Set.of(
            "uuid",
            "bool",
            "bytea",
            "time",
            "timetz",
            "interval",
            "inet",
            "macaddr",
            "tsvector",
            "int4range",
            "int8range",
            "numrange",
            "daterange",
            "tsrange",
            "tstzrange",
            "point",
            "vector");

    static boolean isKnown(String type) {
        return KNOWN.contains(type);
    }

    static List<Candidate> of(ColumnType type) {
        if (type.attributes() > 0) {
            return List.of(Candidate.of("(" + ",".repeat(type.attributes() - 1) + ")"));
        }
        return switch (type.name()) {
            case "uuid" -> List.of((number, tag) -> Candidates.uuid(type.sql(), number, tag));
            case "bool" -> List.of(Candidate.of("false"), Candidate.of("true"));
            case "bytea" -> List.of((number, tag) -> "\\x%08x".formatted(number));
            case "time", "timetz" ->
                List.of(
                        (number, tag) -> "10:%02d".formatted(number % 60),
                        (number, tag) -> "11:%02d".formatted(number % 60));
            case "interval" -> List.of((number, tag) -> number % 50 + 1 + " days");
            case "inet", "cidr" ->
                List.of((number, tag) -> "10.0.%d.%d/32".formatted(number / 250 % 250, number % 250));
            case "macaddr" -> List.of((number, tag) -> "08:00:2b:01:02:%02x".formatted(number % 256));
            case "macaddr8" -> List.of((number, tag) -> "08:00:2b:01:02:03:04:%02x".formatted(number % 256));
            case "bit" -> List.of(Candidate.of("1".repeat(Math.max(1, type.modifier()))));
            case "varbit" -> List.of(Candidate.of("1"));
            case "xml" -> List.of(Candidate.of("<a/>"));
            case "tsvector", "tsquery" -> List.of(Candidate.of("tok"));
            case "ltree" -> List.of((number, tag) -> "tok." + tag + "." + number);
            case "hstore" -> List.of((number, tag) -> "tok=>" + tag + number);
            case "char" -> List.of(Candidate.of("a"), Candidate.of("1"));
            default -> shaped(type);
        };
    }

    private static List<Candidate> shaped(ColumnType type) {
        return switch (type.name()) {
            case "int4range", "int8range", "numrange" ->
                List.of((number, tag) -> "[%d,%d)".formatted(number * 10, number * 10 + 5));
            case "daterange", "tsrange", "tstzrange" ->
                List.of((number, tag) -> "[%s,%s)"
                        .formatted(
                                LocalDate.of(2031, 1, 1).plusDays(number * 10L),
                                LocalDate.of(2031, 1, 1).plusDays(number * 10L + 1)));
            case "int4multirange", "int8multirange", "nummultirange" ->
                List.of((number, tag) -> "{[%d,%d)}".formatted(number * 10, number * 10 + 5));
            case "point" -> List.of((number, tag) -> "(%d,1)".formatted(number));
            case "box", "lseg", "path", "polygon" -> List.of(Candidate.of("((0,0),(1,1))"));
            case "line" -> List.of(Candidate.of("{1,1,1}"));
            case "circle" -> List.of(Candidate.of("<(0,0),1>"));
            case "vector", "halfvec" -> List.of((number, tag) -> vector(type.modifier(), number));
            case "sparsevec" -> List.of(Candidate.of("{1:1}/" + Math.max(1, type.modifier())));
            case "geometry", "geography" -> List.of(Candidate.of("SRID=4326;POINT(1 1)"), Candidate.of("POINT(1 1)"));
            case "regclass" -> List.of(Candidate.of("pg_catalog.pg_class"));
            case "regprocedure", "regproc" -> List.of(Candidate.of("pg_catalog.now()"), Candidate.of("now"));
            case "pg_lsn" -> List.of(Candidate.of("0/1"));
            case "jsonpath" -> List.of(Candidate.of("$"));
            default ->
                List.of(
                        (number, tag) -> "tok" + tag + number,
                        (number, tag) -> Integer.toString(number),
                        Candidate.of("{}"),
                        Candidate.of("1"),
                        Candidate.of("()"));
        };
    }

    private static String vector(int dimensions, int number) {
        StringBuilder text = new StringBuilder("[").append(number);
        for (int i = 1; i < Math.max(dimensions, 1); i++) {
            text.append(",0");
        }
        return text.append(']').toString();
    }
}
