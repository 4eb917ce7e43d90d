package io.github.supabasemigrate.access.trial;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.supabasemigrate.access.table.Attempt.Kind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A row to try to insert.
 *
 * @param columns those with values that are not its author's own to choose
 * @param replaces keys of rows that make room for it
 */
record Row(Kind kind, List<String> columns, Map<String, JsonNode> values, List<String> replaces) {

    JsonNode json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        values.forEach(json::set);
        return json;
    }

    Row with(Kind newKind, Map<String, JsonNode> changed) {
        var all = new LinkedHashMap<>(values);
        all.putAll(changed);
        return new Row(newKind, List.copyOf(changed.keySet()), all, replaces);
    }
}
