package io.github.supabasemigrate.access.rows.server;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.github.supabasemigrate.catalog.object.ObjectId;
import io.github.supabasemigrate.sql.Identifiers;
import io.github.supabasemigrate.sql.Literals;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A superuser's session with the seeder's functions in it. Everything is sent in one statement a question. */
public final class SeedSession {

    /** Rows of a relation beyond these are reference data that a verdict does not need. */
    private static final int MOST_ROWS = 200;

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Connection connection;

    /** Installs the functions; the connection must be in a transaction. */
    public SeedSession(Connection connection) throws SQLException {
        this.connection = connection;
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            statement.execute(functions());
            statement.execute("SET LOCAL search_path = public, extensions; SET CONSTRAINTS ALL IMMEDIATE");
        }
    }

    private static String functions() {
        String name = "/io/github/supabasemigrate/access/rows/server.sql";
        try (InputStream in = Objects.requireNonNull(SeedSession.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException("a file of this jar cannot be read: " + name, e);
        }
    }

    /** Inserts rows, in order. */
    public List<Outcome> insert(List<Step> steps) throws SQLException {
        ArrayNode all = JSON.createArrayNode();
        steps.forEach(step -> all.add(step.toJson()));
        List<Outcome> outcomes = new ArrayList<>();
        for (JsonNode node : ask("SELECT pg_temp.access_insert(?::jsonb)", all)) {
            outcomes.add(Outcome.of(node));
        }
        return outcomes;
    }

    /** Answers questions: for each, positions of candidates from 0, one a column; empty when none fit. */
    public List<List<List<Integer>>> fit(List<Fit> questions) throws SQLException {
        ArrayNode all = JSON.createArrayNode();
        questions.forEach(question -> all.add(question.toJson()));
        List<List<List<Integer>>> answers = new ArrayList<>();
        String sql = "SELECT pg_temp.access_fit(q.value) FROM jsonb_array_elements(?::jsonb)"
                + " WITH ORDINALITY AS q (value, position) ORDER BY q.position";
        for (JsonNode node : ask(sql, all)) {
            List<List<Integer>> fits = new ArrayList<>();
            node.forEach(fit -> {
                List<Integer> positions = new ArrayList<>();
                fit.forEach(position -> positions.add(position.asInt() - 1));
                fits.add(positions);
            });
            answers.add(fits);
        }
        return answers;
    }

    /**
     * Runs each group of statements in a subtransaction, with triggers off.
     *
     * @param keeps false to take them back
     * @return for each group the server's words when it failed, else null
     */
    public List<@Nullable String> attempt(List<List<String>> groups, boolean keeps) throws SQLException {
        ArrayNode all = JSON.createArrayNode();
        groups.forEach(group -> {
            ArrayNode statements = all.addArray();
            group.forEach(statements::add);
        });
        String sql = "SELECT to_jsonb(pg_temp.access_try(q.value, " + keeps + ")) FROM jsonb_array_elements(?::jsonb)"
                + " WITH ORDINALITY AS q (value, position) ORDER BY q.position";
        List<@Nullable String> errors = new ArrayList<>();
        for (JsonNode node : ask(sql, all)) {
            errors.add(node.isTextual() ? node.asText() : null);
        }
        return errors;
    }

    /** The rows of relations, as JSON. */
    public Map<ObjectId, List<JsonNode>> read(Collection<ObjectId> relations) throws SQLException {
        Map<ObjectId, List<JsonNode>> rows = new HashMap<>();
        if (relations.isEmpty()) {
            return rows;
        }
        List<ObjectId> inOrder = List.copyOf(relations);
        String sql = IntStream.range(0, inOrder.size())
                .mapToObj(i -> "(SELECT jsonb_build_array(%d, to_jsonb(t)) FROM %s t LIMIT %d)"
                        .formatted(i, qualified(inOrder.get(i)), MOST_ROWS))
                .collect(Collectors.joining(" UNION ALL "));
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (JsonNode node : answers(statement)) {
                rows.computeIfAbsent(inOrder.get(node.get(0).asInt()), key -> new ArrayList<>())
                        .add(node.get(1));
            }
        }
        return rows;
    }

    /** What rows of each partition have to satisfy, in SQL; a partition that takes everything is not among them. */
    public Map<ObjectId, String> partitionConstraints() throws SQLException {
        String sql = """
                SELECT pg_catalog.jsonb_build_array(n.nspname, c.relname, pg_catalog.pg_get_partition_constraintdef(c.oid))
                  FROM pg_catalog.pg_class AS c
                  JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
                 WHERE c.relispartition AND c.relkind IN ('r', 'p')
                   AND pg_catalog.pg_get_partition_constraintdef(c.oid) IS NOT NULL""";
        Map<ObjectId, String> constraints = new HashMap<>();
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (JsonNode node : answers(statement)) {
                ObjectId id = ObjectId.table(node.get(0).asText(), node.get(1).asText());
                constraints.put(id, node.get(2).asText());
            }
        }
        return constraints;
    }

    /** Lets later steps look up a row that is there already, the first of each of these relations. */
    public void offer(Collection<ObjectId> relations, String slot) throws SQLException {
        if (!relations.isEmpty()) {
            String sql = relations.stream()
                    .map(id -> "(SELECT %s, %s, to_jsonb(t) FROM %s t LIMIT 1)"
                            .formatted(Literals.quote(id.display()), Literals.quote(slot), qualified(id)))
                    .collect(Collectors.joining(" UNION ALL ", "INSERT INTO pg_temp.access_rows ", ""));
            execute(sql);
        }
    }

    /** Runs a statement or script. */
    public void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            statement.execute(sql);
        }
    }

    private List<JsonNode> ask(String sql, ArrayNode question) throws SQLException {
        if (question.isEmpty()) {
            return List.of();
        }
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, question.toString());
            return answers(statement);
        }
    }

    private static List<JsonNode> answers(PreparedStatement statement) throws SQLException {
        List<JsonNode> answers = new ArrayList<>();
        try (ResultSet results = statement.executeQuery()) {
            while (results.next()) {
                String text = results.getString(1);
                answers.add(text == null ? JSON.nullNode() : JSON.readTree(text));
            }
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the server's JSON is JSON", e);
        }
        return answers;
    }

    /** A relation's name in SQL. */
    public static String qualified(ObjectId id) {
        return Identifiers.quoteQualified(id.schema(), id.name());
    }
}
