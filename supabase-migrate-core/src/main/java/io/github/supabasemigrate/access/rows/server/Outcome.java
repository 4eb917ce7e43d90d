package io.github.supabasemigrate.access.rows.server;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What became of a {@link Step}.
 *
 * @param row the row as it is now, as JSON; null unless it is there, or was there as a spare
 * @param input the values that were sent, as JSON; null when nothing was sent
 * @param error null unless it was refused
 */
public record Outcome(
        int id,
        Kind kind,
        @Nullable JsonNode row,
        @Nullable JsonNode input,
        @Nullable Refusal error) {

    /** How it went. */
    public enum Kind {
        INSERTED,
        /** There was a row already that will do. */
        ADOPTED,
        /** A row that it needs is not there. */
        WAITING,
        /** A trigger or rule swallowed it. */
        DROPPED,
        REFUSED
    }

    /**
     * The server's words.
     *
     * @param context the call stack; empty when no function was running
     */
    public record Refusal(
            String sqlState,
            String message,
            String detail,
            String constraint,
            String column,
            String table,
            String context) {

        /** {@code 23514 new row for relation …}. */
        public String describe() {
            return sqlState + " " + message;
        }
    }

    static Outcome of(JsonNode node) {
        Kind kind = Kind.valueOf(node.path("outcome").asText().toUpperCase(Locale.ROOT));
        JsonNode row = node.path("row");
        JsonNode input = node.path("input");
        Refusal refusal = kind != Kind.REFUSED
                ? null
                : new Refusal(
                        text(node, "state"),
                        text(node, "message"),
                        text(node, "detail"),
                        text(node, "constraint"),
                        text(node, "column"),
                        text(node, "table"),
                        text(node, "context"));
        return new Outcome(
                node.path("id").asInt(), kind, row.isObject() ? row : null, input.isObject() ? input : null, refusal);
    }

    private static String text(JsonNode node, String field) {
        return node.path(field).asText("");
    }

    public boolean isThere() {
        return kind == Kind.INSERTED || kind == Kind.ADOPTED;
    }

    public Optional<Refusal> refusal() {
        return Optional.ofNullable(error);
    }
}
