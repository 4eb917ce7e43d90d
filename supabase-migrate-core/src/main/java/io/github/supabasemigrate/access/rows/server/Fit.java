package io.github.supabasemigrate.access.rows.server;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

    /** What an answer chooses, by column; NULL is left out. */
    public Map<String, String> chosen(List<Integer> answer) {
        Map<String, String> chosen = new HashMap<>();
        for (int i = 0; i < answer.size(); i++) {
            String text = columns.get(i).candidates().get(answer.get(i));
            if (text != null) {
                chosen.put(columns.get(i).name(), text);
            }
        }
        return chosen;
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
