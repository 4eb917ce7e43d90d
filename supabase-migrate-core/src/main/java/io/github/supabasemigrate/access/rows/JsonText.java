package io.github.supabasemigrate.access.rows;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.supabasemigrate.sql.Literals;
import java.util.Collection;
import java.util.Iterator;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** JSON as {@code jsonb} prints it. */
final class JsonText {

    private JsonText() {}

    /** SQL that puts the fields of an object into a {@code jsonb} expression, and keeps all else that is there at any depth. */
    static String merge(String expression, String object) {
        try {
            return merge(expression, new ObjectMapper().readTree(object));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("no JSON: " + object, e);
        }
    }

    private static String merge(String expression, JsonNode object) {
        StringBuilder sql = new StringBuilder("coalesce(" + expression + ", '{}')");
        object.properties().forEach(field -> {
            String key = Literals.quote(field.getKey());
            JsonNode value = field.getValue();
            String merged = value.isObject()
                    ? merge("(" + expression + " -> " + key + ")", value)
                    : Literals.quote(value.toString()) + "::jsonb";
            sql.append(" || jsonb_build_object(")
                    .append(key)
                    .append(", ")
                    .append(merged)
                    .append(')');
        });
        return sql.toString();
    }

    /** A value. */
    static String of(JsonNode node) {
        if (node.isObject()) {
            return fields(node.properties().iterator());
        }
        if (node.isArray()) {
            return StreamSupport.stream(node.spliterator(), false)
                    .map(JsonText::of)
                    .collect(Collectors.joining(", ", "[", "]"));
        }
        return node.toString();
    }

    /** Some fields of an object, in its own order; all of them when none are named. */
    static String of(JsonNode node, Collection<String> names) {
        if (names.isEmpty()) {
            return of(node);
        }
        return fields(node.properties().stream()
                .filter(field -> names.contains(field.getKey()))
                .iterator());
    }

    private static String fields(Iterator<Map.Entry<String, JsonNode>> fields) {
        StringBuilder text = new StringBuilder("{");
        while (fields.hasNext()) {
            Map.Entry<String, JsonNode> field = fields.next();
            text.append(text.length() == 1 ? "" : ", ")
                    .append(TextNode.valueOf(field.getKey()))
                    .append(": ")
                    .append(of(field.getValue()));
        }
        return text.append('}').toString();
    }
}
