package io.github.supabasemigrate.trace.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.supabasemigrate.trace.CatalogEffect;
import io.github.supabasemigrate.trace.LockMode;
import io.github.supabasemigrate.trace.ObservedLock;
import io.github.supabasemigrate.trace.ObservedRelation;
import io.github.supabasemigrate.trace.StatementTrace;
import io.github.supabasemigrate.trace.StatementTrace.IndexBuild;
import io.github.supabasemigrate.trace.StatementTrace.Place;
import io.github.supabasemigrate.trace.TableActivity;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;

/** Traces as a JSON array, an object a statement; empty parts are left out. */
public final class TraceJson {

    private static final ObjectMapper JSON = new ObjectMapper();

    private TraceJson() {}

    /** Writes traces, with whom each keeps waiting, for people who read it. */
    public static String write(Collection<StatementTrace> traces) {
        ArrayNode all = JSON.createArrayNode();
        traces.forEach(trace -> all.add(node(trace)));
        return all.toPrettyString();
    }

    private static ObjectNode node(StatementTrace trace) {
        ObjectNode node = JSON.createObjectNode();
        node.put("file", trace.place().file());
        node.put("statement", trace.place().index());
        node.put("inTransaction", trace.inTransaction());
        node.put("microseconds", trace.duration().toNanos() / 1000);
        add(node, "locks", trace.locks(), TraceJson::lock);
        add(node, "held", trace.held(), TraceJson::lock);
        add(node, "rewritten", trace.rewritten(), TraceJson::relation);
        add(
                node,
                "indexBuilds",
                trace.indexBuilds(),
                build -> relation(build.index()).put("isRebuild", build.isRebuild()));
        add(node, "activity", trace.activity(), TraceJson::activity);
        add(node, "effects", trace.effects(), TraceJson::effect);
        if (!trace.notices().isEmpty()) {
            trace.notices().forEach(node.putArray("notices")::add);
        }
        trace.blocking()
                .forEach((table, blocking) -> node.withObject("/blocks")
                        .putObject(table)
                        .put("reads", blocking.reads())
                        .put("writes", blocking.writes())
                        .put("definition", blocking.definition()));
        return node;
    }

    private static <T> void add(ObjectNode node, String name, List<T> values, Function<T, ObjectNode> writing) {
        if (!values.isEmpty()) {
            ArrayNode array = node.putArray(name);
            values.forEach(value -> array.add(writing.apply(value)));
        }
    }

    private static ObjectNode lock(ObservedLock lock) {
        return relation(lock.relation()).put("mode", lock.mode().name());
    }

    private static ObjectNode relation(ObservedRelation relation) {
        ObjectNode node = JSON.createObjectNode()
                .put("schema", relation.schema())
                .put("name", relation.name())
                .put("kind", relation.kind().name());
        if (relation.table() != null) {
            node.put("table", relation.table());
        }
        if (!relation.partitionOf().isEmpty()) {
            relation.partitionOf().forEach(node.putArray("partitionOf")::add);
        }
        return node;
    }

    private static ObjectNode activity(TableActivity activity) {
        return relation(activity.table())
                .put("fullScans", activity.fullScans())
                .put("rowsRead", activity.rowsRead())
                .put("inserted", activity.inserted())
                .put("updated", activity.updated())
                .put("deleted", activity.deleted());
    }

    private static ObjectNode effect(CatalogEffect effect) {
        return JSON.createObjectNode()
                .put("kind", effect.kind().name())
                .put("command", effect.command())
                .put("objectType", effect.objectType())
                .put("identity", effect.identity())
                .put("isConsequence", effect.isConsequence());
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @throws IllegalArgumentException for anything else
     */
    public static List<StatementTrace> read(String json) {
        try {
            return list(JSON.readTree(json), TraceJson::trace);
        } catch (JsonProcessingException | NullPointerException e) {
            throw new IllegalArgumentException("not a trace", e);
        }
    }

    private static StatementTrace trace(JsonNode node) {
        return new StatementTrace(
                new Place(node.get("file").asText(), node.get("statement").asInt()),
                node.get("inTransaction").asBoolean(),
                list(node.path("locks"), TraceJson::readLock),
                list(node.path("held"), TraceJson::readLock),
                list(node.path("rewritten"), TraceJson::readRelation),
                list(
                        node.path("indexBuilds"),
                        build -> new IndexBuild(
                                readRelation(build), build.get("isRebuild").asBoolean())),
                list(node.path("activity"), TraceJson::readActivity),
                list(node.path("effects"), TraceJson::readEffect),
                list(node.path("notices"), JsonNode::asText),
                Duration.ofNanos(node.get("microseconds").asLong() * 1000));
    }

    private static <T> List<T> list(JsonNode array, Function<JsonNode, T> reading) {
        List<T> values = new ArrayList<>();
        array.forEach(each -> values.add(reading.apply(each)));
        return values;
    }

    private static ObservedLock readLock(JsonNode node) {
        return new ObservedLock(
                readRelation(node), LockMode.valueOf(node.get("mode").asText()));
    }

    private static ObservedRelation readRelation(JsonNode node) {
        return new ObservedRelation(
                node.get("schema").asText(),
                node.get("name").asText(),
                ObservedRelation.Kind.valueOf(node.get("kind").asText()),
                node.has("table") ? node.get("table").asText() : null,
                list(node.path("partitionOf"), JsonNode::asText));
    }

    private static TableActivity readActivity(JsonNode node) {
        return new TableActivity(
                readRelation(node),
                node.get("fullScans").asLong(),
                node.get("rowsRead").asLong(),
                node.get("inserted").asLong(),
                node.get("updated").asLong(),
                node.get("deleted").asLong());
    }

    private static CatalogEffect readEffect(JsonNode node) {
        return new CatalogEffect(
                CatalogEffect.Kind.valueOf(node.get("kind").asText()),
                node.get("command").asText(),
                node.get("objectType").asText(),
                node.get("identity").asText(),
                node.get("isConsequence").asBoolean());
    }
}
