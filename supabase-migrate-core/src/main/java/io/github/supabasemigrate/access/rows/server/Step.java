package io.github.supabasemigrate.access.rows.server;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One row to insert.
 *
 * @param id given back in the {@link Outcome}
 * @param relation name under which later steps look its row up
 * @param slot whose row it is, for looking up
 * @param needs rows, as relation and slot, without which it has to wait
 * @param claims of the token under which triggers and defaults run, as JSON
 * @param triggers {@code origin}, or {@code replica} for none
 * @param defers whether deferrable constraints wait
 * @param first query for a row that will do if it is there already, or null
 * @param remove statement that makes room, or null
 * @param input query for the values as JSON
 * @param insert the statement, which returns the row as JSON
 * @param adopt query for the row that is in the way when a key is taken, or null
 * @param settles whether such a row will do whatever the refusal
 * @param isSpare whether the row is taken back
 */
public record Step(
        int id,
        String relation,
        String slot,
        List<List<String>> needs,
        String claims,
        String triggers,
        boolean defers,
        @Nullable String first,
        @Nullable String remove,
        String input,
        String insert,
        @Nullable String adopt,
        boolean settles,
        boolean isSpare) {

    private static final ObjectMapper JSON = new ObjectMapper();

    public Step {
        needs = List.copyOf(needs);
    }

    ObjectNode toJson() {
        ObjectNode node = JSON.createObjectNode();
        node.put("id", id);
        node.put("relation", relation);
        node.put("slot", slot);
        ArrayNode rows = node.putArray("needs");
        needs.forEach(need -> rows.addArray().add(need.get(0)).add(need.get(1)));
        node.put("claims", claims);
        node.put("triggers", triggers);
        node.put("defers", defers);
        node.put("first", first);
        node.put("remove", remove);
        node.put("input", input);
        node.put("insert", insert);
        node.put("adopt", adopt);
        node.put("settles", settles);
        node.put("spare", isSpare);
        return node;
    }
}
