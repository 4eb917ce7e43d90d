package io.github.supabasemigrate.access.table;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.supabasemigrate.catalog.relation.Column;
import io.github.supabasemigrate.sql.Identifiers;
import io.github.supabasemigrate.sql.Literals;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Values of columns, between the text that policies compare and the JSON that statements carry. */
public final class StateValues {

    private StateValues() {}

    /** A text goes into a column of any type as a JSON string would: through the type's own input. */
    public static JsonNode node(@Nullable String value) {
        JsonNodeFactory json = JsonNodeFactory.instance;
        return value == null ? json.nullNode() : json.textNode(value);
    }

    /** What a column holds that takes a value which policies compare: a text inside of JSON goes beside what is there. */
    public static JsonNode put(Column column, JsonNode before, @Nullable String value) {
        boolean isJson = Set.of("json", "jsonb").contains(column.type().name());
        if (value != null && isJson && value.startsWith("{")) {
            return merged(before, Subject.parse(value));
        }
        return node(value);
    }

    private static JsonNode merged(JsonNode before, JsonNode more) {
        if (!(before instanceof ObjectNode known) || !more.isObject()) {
            return more;
        }
        ObjectNode all = known.deepCopy();
        more.properties()
                .forEach(field -> all.set(field.getKey(), merged(known.path(field.getKey()), field.getValue())));
        return all;
    }

    /** {@code status = 'draft'}. */
    public static String condition(String column, @Nullable String value) {
        return Identifiers.quote(column) + (value == null ? " IS NULL" : " = " + Literals.quote(value));
    }

    /** Equal as the server would print them, so that {@code "true"} is {@code true}. */
    public static boolean same(@Nullable JsonNode one, @Nullable JsonNode other) {
        return one != null
                && other != null
                && (one.equals(other)
                        || (one.isValueNode()
                                && other.isValueNode()
                                && one.asText().equals(other.asText())));
    }

    /** What somebody who wants more rights would write into a column that gives them. */
    public static List<JsonNode> likely(Column column) {
        JsonNodeFactory json = JsonNodeFactory.instance;
        return switch (column.type().name()) {
            case "bool" -> List.of(json.booleanNode(true), json.booleanNode(false));
            case "int2", "int4", "int8", "numeric", "float4", "float8" -> List.of(json.numberNode(99));
            case "text", "varchar" -> List.of(json.textNode("admin"));
            case "timestamptz", "timestamp", "date" -> List.of(json.textNode("2099-01-01"));
            default -> List.of();
        };
    }
}
