package io.github.supabasemigrate.access.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.supabasemigrate.access.persona.User;
import io.github.supabasemigrate.sql.Identifiers;
import io.github.supabasemigrate.sql.Literals;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A column that says which user a row belongs to.
 *
 * @param form what of the user it holds
 * @param isConsulted whether a policy or a helper function reads it; if none does, it is a mere note of who did something
 * @param path keys down to the user inside of JSON, none where the JSON is nothing else; null where the column itself is the user
 */
public record OwnerColumn(
        String column,
        Form form,
        boolean isConsulted,
        @Nullable List<String> path) {

    /** What of the user is in the column. */
    public enum Form {
        /** The id of {@code auth.users}, as uuid or text. */
        ID,
        /** The e-mail address. */
        EMAIL,
        /** An array of ids. */
        ID_ARRAY
    }

    public OwnerColumn {
        path = path == null ? null : List.copyOf(path);
    }

    /** A column that is the user. */
    public OwnerColumn(String column, Form form, boolean isConsulted) {
        this(column, form, isConsulted, null);
    }

    /** Whether the user is inside of JSON, with whatever else is there. */
    public boolean isInJson() {
        return path != null;
    }

    /**
     * What the column holds when a row is a user's.
     *
     * @param before what it holds now: of JSON all but the user is kept
     */
    public JsonNode valueFor(User user, JsonNode before) {
        JsonNodeFactory json = JsonNodeFactory.instance;
        JsonNode held = switch (form) {
            case ID -> json.textNode(user.id().toString());
            case EMAIL -> json.textNode(user.email());
            case ID_ARRAY -> json.arrayNode().add(user.id().toString());
        };
        return path == null ? held : put(before, path, held);
    }

    private static JsonNode put(JsonNode before, List<String> path, JsonNode value) {
        if (path.isEmpty()) {
            return value;
        }
        ObjectNode object =
                before instanceof ObjectNode known ? known.deepCopy() : JsonNodeFactory.instance.objectNode();
        object.set(path.get(0), put(object.path(path.get(0)), path.subList(1, path.size()), value));
        return object;
    }

    /** The user in a value of the column. */
    public JsonNode heldIn(JsonNode value) {
        JsonNode held = value;
        for (String key : path == null ? List.<String>of() : path) {
            held = held.path(key);
        }
        return held;
    }

    /** What is compared with a user's id, as SQL of type text. */
    public String asText() {
        String quoted = Identifiers.quote(column);
        return path == null || path.isEmpty() ? quoted + "::text" : "(" + quoted + " #>> " + keys(path) + ")";
    }

    /**
     * JSON with nothing but a user in it, as SQL.
     *
     * @param user an expression
     */
    public String asJson(String user) {
        String json = form == Form.ID_ARRAY ? "jsonb_build_array(" + user + ")" : user;
        List<String> keys = path == null ? List.of() : path;
        for (int i = keys.size() - 1; i >= 0; i--) {
            json = "jsonb_build_object(" + Literals.quote(keys.get(i)) + ", " + json + ")";
        }
        return json;
    }

    /** The column without the user, as SQL: for JSON all but the user. */
    public String withoutUser() {
        return path == null || path.isEmpty() ? "NULL" : Identifiers.quote(column) + "::jsonb #- " + keys(path);
    }

    private static String keys(List<String> path) {
        return path.stream().map(Literals::quote).collect(Collectors.joining(", ", "ARRAY[", "]"));
    }

    /** {@code user_id}, {@code data->>'owner_id'}. */
    public String display() {
        StringBuilder text = new StringBuilder(column);
        for (int i = 0; path != null && i < path.size(); i++) {
            boolean isText = i == path.size() - 1 && form != Form.ID_ARRAY;
            text.append(isText ? "->>" : "->").append(Literals.quote(path.get(i)));
        }
        return text.toString();
    }
}
