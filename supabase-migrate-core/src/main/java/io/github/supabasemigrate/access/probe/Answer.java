package io.github.supabasemigrate.access.probe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What came of a probe.
 *
 * @param count rows that the statement touched
 * @param sqlState null when it worked
 * @param error the server's words, or null
 * @param answer of a query; null node otherwise
 * @param before what the look saw before; null node when nobody looked or nothing happened
 * @param after what the look saw after
 * @param then answers of the queries that followed; null node for one that failed
 */
public record Answer(
        long count,
        @Nullable String sqlState,
        @Nullable String error,
        JsonNode answer,
        JsonNode before,
        JsonNode after,
        List<JsonNode> then) {

    /** Insufficient privilege, and a row that a policy refuses. */
    public static final String DENIED = "42501";

    public Answer {
        then = List.copyOf(then);
    }

    static Answer failed(String sqlState, String error) {
        NullNode none = NullNode.getInstance();
        return new Answer(0, sqlState, error, none, none, none, List.of());
    }

    public boolean worked() {
        return sqlState == null;
    }

    public boolean isDenied() {
        return DENIED.equals(sqlState);
    }

    /** A constraint was in the way, not a policy: policies are asked first. */
    public boolean isConstraint() {
        return sqlState != null && sqlState.startsWith("23");
    }
}
