package io.github.supabasemigrate.access.rows.server;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A question: which candidates of some columns satisfy checks together?
 *
 * @param checks expressions that name the columns
 * @param want how many answers are enough
 */
public record Fit(List<Choice> columns, List<String> checks, int want) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * A column and the values it may have.
     *
     * @param type as SQL
     * @param candidates as text, best first; null for NULL
     */
    public record Choice(String name, String type, List<@Nullable String> candidates) {}

    public Fit {
        columns = List.copyOf(columns);
        checks = List.copyOf(checks);
    }

    ObjectNode toJson() {
        ObjectNode node = JSON.createObjectNode();
        ArrayNode choices = node.putArray("columns");
        for (Choice column : columns) {
            ObjectNode choice = choices.addObject().put("name", column.name()).put("type", column.type());
            ArrayNode values = choice.putArray("candidates");
            column.candidates().forEach(values::add);
        }
        ArrayNode conditions = node.putArray("checks");
        checks.forEach(conditions::add);
        return node.put("want", want);
    }
}
