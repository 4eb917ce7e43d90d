package io.github.supabasemigrate.access.rows.value;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.List;

/** Makes JSON objects that have given keys. */
final class JsonSample {

    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * A place in an object and what stands there.
     *
     * @param value empty when anything will do
     */
    record Entry(List<String> path, String value) {}

    private JsonSample() {}

    static JsonNode parse(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("candidates of JSON are JSON", e);
        }
    }

    /** An object with a token in it and with these entries. */
    static String object(String token, Collection<Entry> entries) {
        ObjectNode root = JSON.createObjectNode();
        for (Entry entry : entries) {
            ObjectNode at = root;
            for (String key : entry.path().subList(0, entry.path().size() - 1)) {
                at = at.path(key) instanceof ObjectNode below ? below : at.putObject(key);
            }
            String last = entry.path().get(entry.path().size() - 1);
            at.put(last, entry.value().isEmpty() ? "x" : entry.value());
        }
        if (entries.isEmpty()) {
            root.put("note", token);
        }
        return root.toString();
    }
}
