package io.github.supabasemigrate.diff.proof;

import io.github.supabasemigrate.catalog.Catalog;
import io.github.supabasemigrate.catalog.object.CatalogObject;
import io.github.supabasemigrate.catalog.object.ObjectId;
import io.github.supabasemigrate.catalog.object.ObjectKind;
import io.github.supabasemigrate.catalog.object.TypeReference;
import io.github.supabasemigrate.catalog.type.CompositeType;
import io.github.supabasemigrate.catalog.type.DomainType;
import io.github.supabasemigrate.catalog.type.EnumType;
import io.github.supabasemigrate.catalog.type.RangeType;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A value of any type for the n-th row of any table. The same type and n give the same value everywhere, so that foreign keys
 * find what they point to and rows of one table differ; texts are digits, so that they can become numbers.
 */
final class SampleValues {

    private final Catalog catalog;

    SampleValues(Catalog catalog) {
        this.catalog = catalog;
    }

    /** The value as PostgreSQL reads it from text. */
    String text(TypeReference type, int n) {
        if (type.isArray()) {
            return "{" + quoted(ofElement(type, n)) + "}";
        }
        return ofElement(type, n);
    }

    private String ofElement(TypeReference type, int n) {
        return type.isBuiltIn() ? builtIn(type.name(), n) : usersOwn(type, n);
    }

    private String usersOwn(TypeReference type, int n) {
        Optional<String> label = find(type, ObjectKind.ENUM, EnumType.class)
                .filter(found -> !found.labels().isEmpty())
                .map(found -> found.labels().get((n - 1) % found.labels().size()));
        return label.or(() -> find(type, ObjectKind.DOMAIN, DomainType.class).map(found -> text(found.base(), n)))
                .or(() -> find(type, ObjectKind.COMPOSITE, CompositeType.class).map(found -> row(found, n)))
                .or(() -> find(type, ObjectKind.RANGE, RangeType.class).map(found -> "empty"))
                .orElseGet(() -> builtIn(type.name(), n));
    }

    private <T extends CatalogObject> Optional<T> find(TypeReference type, ObjectKind kind, Class<T> noun) {
        return catalog.find(ObjectId.of(kind, type.schema(), type.name()), noun);
    }

    private String row(CompositeType type, int n) {
        return type.attributes().stream()
                .map(attribute -> quoted(text(attribute.type(), n)))
                .collect(Collectors.joining(",", "(", ")"));
    }

    private static String quoted(String value) {
        return '"' + value.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    private static String builtIn(String type, int n) {
        return switch (type) {
            case "uuid" -> "00000000-0000-4000-8000-00000000000" + n;
            case "bool" -> n % 2 == 1 ? "true" : "false";
            case "date", "timestamp", "timestamptz" -> "2024-01-0" + n;
            case "time", "timetz" -> "0" + n + ":00";
            case "interval" -> n + " hours";
            case "json", "jsonb" -> "{\"n\": " + n + "}";
            case "bytea" -> "\\x0" + n;
            case "inet", "cidr" -> "10.0.0." + n;
            case "macaddr" -> "08:00:2b:01:02:0" + n;
            case "macaddr8" -> "08:00:2b:01:02:03:04:0" + n;
            case "bit", "varbit" -> n % 2 == 1 ? "1" : "0";
            case "point" -> "(" + n + "," + n + ")";
            case "box", "lseg" -> "((0,0),(" + n + "," + n + "))";
            case "circle" -> "<(0,0)," + n + ">";
            case "line" -> "{1,1," + n + "}";
            case "path", "polygon" -> "((0,0),(" + n + ",0),(0," + n + "))";
            case "xml" -> "<n>" + n + "</n>";
            case "hstore" -> "n=>" + n;
            case "vector" -> "[" + n + "]";
            case "pg_lsn" -> "0/" + n;
            case "int4range", "int8range", "numrange" -> "[" + n + "," + (n + 1) + ")";
            case "daterange", "tsrange", "tstzrange" -> "[2024-01-0" + n + ",2024-01-0" + (n + 1) + ")";
            case "int4multirange", "int8multirange", "nummultirange" -> "{[" + n + "," + (n + 1) + ")}";
            default -> String.valueOf(n);
        };
    }
}
