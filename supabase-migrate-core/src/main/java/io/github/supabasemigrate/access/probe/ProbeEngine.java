package io.github.supabasemigrate.access.probe;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.supabasemigrate.database.ServerError;
import io.github.supabasemigrate.finding.MigrateException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Runs probes on the server: a function in the temporary schema takes a plan of thousands of statements, so that the number of
 * round trips does not grow with them. Each statement has a subtransaction that ends in a rollback, whatever it did; what was
 * read meanwhile is kept in variables, which a rollback leaves alone. Used by one thread.
 */
public final class ProbeEngine {

    private static final int PROBES_A_CALL = 2000;

    private static final int SECONDS_A_CALL = 60;

    private static final String FUNCTION = """
            CREATE OR REPLACE FUNCTION pg_temp.try_all(plan jsonb)
            RETURNS TABLE (number int, touched bigint, code text, said text, answer jsonb, before jsonb, after jsonb, later jsonb)
            LANGUAGE plpgsql AS $engine$
            #variable_conflict use_variable
            DECLARE
                personas jsonb := plan -> 'personas';
                family jsonb;
                probe jsonb;
                step jsonb;
                line text;
                value jsonb;
                looks jsonb;
                look text;
            BEGIN
                FOR family IN SELECT * FROM pg_catalog.jsonb_array_elements(plan -> 'groups') LOOP
                    looks := '{}';
                    BEGIN
                        PERFORM pg_catalog.set_config('session_replication_role', 'replica', true);
                        FOR line IN SELECT * FROM pg_catalog.jsonb_array_elements_text(family -> 'setup') LOOP
                            EXECUTE line;
                        END LOOP;
                        PERFORM pg_catalog.set_config('session_replication_role', 'origin', true);
                        FOR probe IN SELECT * FROM pg_catalog.jsonb_array_elements(family -> 'probes') LOOP
                            number := (probe ->> 'n')::int;
                            PERFORM pg_catalog.setval('pg_temp.probe_at', number);
                            touched := 0; code := NULL; said := NULL; answer := NULL; before := NULL; after := NULL;
                            later := '[]';
                            look := probe ->> 'look';
                            BEGIN
                                IF probe ? 'setup' THEN
                                    PERFORM pg_catalog.set_config('session_replication_role', 'replica', true);
                                    FOR line IN SELECT * FROM pg_catalog.jsonb_array_elements_text(probe -> 'setup') LOOP
                                        EXECUTE line;
                                    END LOOP;
                                    PERFORM pg_catalog.set_config('session_replication_role', 'origin', true);
                                END IF;
                                IF look IS NOT NULL THEN
                                    IF probe ? 'setup' THEN
                                        EXECUTE look INTO value;
                                    ELSE
                                        IF NOT looks ? look THEN
                                            EXECUTE look INTO value;
                                            looks := looks || pg_catalog.jsonb_build_object(look, value);
                                        END IF;
                                        value := looks -> look;
                                    END IF;
                                END IF;
                                IF probe ? 'replica' THEN
                                    PERFORM pg_catalog.set_config('session_replication_role', 'replica', true);
                                END IF;
                                EXECUTE personas ->> (probe ->> 'as');
                                IF probe ? 'query' THEN
                                    EXECUTE probe ->> 'sql' INTO answer;
                                ELSE
                                    EXECUTE probe ->> 'sql';
                                END IF;
                                GET DIAGNOSTICS touched = ROW_COUNT;
                                PERFORM pg_catalog.set_config('role', 'none', true),
                                    pg_catalog.set_config('session_replication_role', 'origin', true);
                                IF look IS NOT NULL AND (touched > 0 OR probe ? 'query') THEN
                                    before := value;
                                    EXECUTE look INTO after;
                                END IF;
                                FOR step IN SELECT * FROM pg_catalog.jsonb_array_elements(probe -> 'then') LOOP
                                    value := NULL;
                                    BEGIN
                                        EXECUTE personas ->> (step ->> 'as');
                                        EXECUTE step ->> 'sql' INTO value;
                                        PERFORM pg_catalog.set_config('role', 'none', true);
                                    EXCEPTION WHEN OTHERS OR ASSERT_FAILURE THEN
                                        value := NULL;
                                    END;
                                    later := later || pg_catalog.jsonb_build_array(value);
                                END LOOP;
                                RAISE EXCEPTION USING ERRCODE = 'SMUND';
                            EXCEPTION
                                WHEN SQLSTATE 'SMUND' THEN
                                    NULL;
                                WHEN OTHERS OR ASSERT_FAILURE THEN
                                    GET STACKED DIAGNOSTICS code = RETURNED_SQLSTATE, said = MESSAGE_TEXT;
                                    touched := 0; answer := NULL; before := NULL; after := NULL; later := '[]';
                            END;
                            RETURN NEXT;
                        END LOOP;
                        RAISE EXCEPTION USING ERRCODE = 'SMUND';
                    EXCEPTION
                        WHEN SQLSTATE 'SMUND' THEN
                            NULL;
                        WHEN OTHERS OR ASSERT_FAILURE THEN
                            GET STACKED DIAGNOSTICS code = RETURNED_SQLSTATE, said = MESSAGE_TEXT;
                            touched := 0; answer := NULL; before := NULL; after := NULL; later := '[]';
                            FOR probe IN SELECT * FROM pg_catalog.jsonb_array_elements(family -> 'probes') LOOP
                                number := (probe ->> 'n')::int;
                                RETURN NEXT;
                            END LOOP;
                    END;
                END LOOP;
            END
            $engine$""";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Connection connection;
    private long statements;

    /**
     * @param connection of a superuser, in a transaction that its owner rolls back; the rows to find are in it
     */
    public ProbeEngine(Connection connection) throws SQLException {
        this.connection = connection;
        try (Statement statement = connection.createStatement()) {
            statement.execute(FUNCTION);
            statement.execute("CREATE TEMP SEQUENCE IF NOT EXISTS probe_at MINVALUE 0");
            statement.execute("SET CONSTRAINTS ALL IMMEDIATE");
            statement.execute("SET LOCAL search_path = public, extensions");
            statement.execute("SET LOCAL statement_timeout = '" + SECONDS_A_CALL + "s'");
            statement.execute("SET LOCAL check_function_bodies = off");
        }
    }

    /** How many statements of personas have been tried. */
    public long tried() {
        return statements;
    }

    /** Runs groups one after the other; the answers come in the order of the probes, group by group. */
    public List<List<Answer>> run(List<ProbeGroup> groups) {
        var all = new ArrayList<List<Answer>>();
        var batch = new ArrayList<ProbeGroup>();
        int size = 0;
        for (ProbeGroup group : groups) {
            if (size > 0 && size + group.probes().size() > PROBES_A_CALL) {
                all.addAll(call(batch));
                batch.clear();
                size = 0;
            }
            batch.add(group);
            size += group.probes().size();
        }
        if (!batch.isEmpty()) {
            all.addAll(call(batch));
        }
        return all;
    }

    /** Probes of the database as it is, in calls of a size that the server's memory bears. */
    public List<Answer> run(Iterable<Probe> probes) {
        var groups = new ArrayList<ProbeGroup>();
        var next = new ArrayList<Probe>();
        for (Probe probe : probes) {
            next.add(probe);
            if (next.size() == PROBES_A_CALL) {
                groups.add(ProbeGroup.of(next));
                next = new ArrayList<>();
            }
        }
        groups.add(ProbeGroup.of(next));
        return run(groups).stream().flatMap(List::stream).toList();
    }

    private List<List<Answer>> call(List<ProbeGroup> groups) {
        int total = groups.stream().mapToInt(group -> group.probes().size()).sum();
        statements += total;
        @Nullable Answer[] answers = total == 0 ? new Answer[0] : answers(groups, total);
        var results = new ArrayList<List<Answer>>();
        int next = 0;
        for (ProbeGroup group : groups) {
            var ofGroup = new ArrayList<Answer>();
            for (int i = 0; i < group.probes().size(); i++) {
                ofGroup.add(Objects.requireNonNull(answers[next++], "the server answered every probe"));
            }
            results.add(ofGroup);
        }
        return results;
    }

    /**
     * A statement that never ends makes the call run out of time; which one it was, a sequence tells, that no rollback turns back.
     * The call is made again without it.
     */
    private @Nullable Answer[] answers(List<ProbeGroup> groups, int total) {
        @Nullable Answer[] answers = new Answer[total];
        try {
            Savepoint safe = connection.setSavepoint();
            while (true) {
                try (PreparedStatement call = connection.prepareStatement("SELECT * FROM pg_temp.try_all(?::jsonb)")) {
                    call.setString(1, plan(groups, answers).toString());
                    read(call, answers);
                    connection.releaseSavepoint(safe);
                    return answers;
                } catch (SQLException e) {
                    connection.rollback(safe);
                    ServerError error = ServerError.from(e);
                    int culprit = culprit();
                    if (error.isConnectionLost() || answers[culprit] != null) {
                        throw e;
                    }
                    answers[culprit] = Answer.failed(error.sqlState(), error.message());
                }
            }
        } catch (SQLException e) {
            throw MigrateException.because("The shadow that access is tried on is lost.")
                    .why(ServerError.from(e).describe())
                    .cause(e)
                    .build();
        }
    }

    private int culprit() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT last_value FROM pg_temp.probe_at")) {
            row.next();
            return row.getInt(1);
        }
    }

    private static void read(PreparedStatement call, @Nullable Answer[] answers) throws SQLException {
        try (ResultSet rows = call.executeQuery()) {
            while (rows.next()) {
                answers[rows.getInt(1)] = read(rows);
            }
        }
    }

    /** Everything that has no answer yet. */
    private static ObjectNode plan(List<ProbeGroup> groups, @Nullable Answer[] answers) {
        ObjectNode plan = JSON.createObjectNode();
        Map<String, String> personas = new LinkedHashMap<>();
        ArrayNode families = plan.putArray("groups");
        int number = 0;
        for (ProbeGroup group : groups) {
            ObjectNode family = families.addObject();
            group.setup().forEach(family.putArray("setup")::add);
            ArrayNode probes = family.putArray("probes");
            for (Probe probe : group.probes()) {
                if (answers[number] == null) {
                    probes.add(json(probe, number, personas));
                }
                number++;
            }
        }
        ObjectNode known = plan.putObject("personas");
        personas.forEach((becoming, name) -> known.put(name, becoming));
        return plan;
    }

    private static ObjectNode json(Probe probe, int number, Map<String, String> personas) {
        ObjectNode node = JSON.createObjectNode().put("n", number).put("sql", probe.statement());
        node.put("as", name(probe.persona().becoming(), personas));
        if (probe.isQuery()) {
            node.put("query", true);
        }
        if (probe.withoutTriggers()) {
            node.put("replica", true);
        }
        if (!probe.setup().isEmpty()) {
            probe.setup().forEach(node.putArray("setup")::add);
        }
        if (probe.look() != null) {
            node.put("look", probe.look());
        }
        ArrayNode then = node.putArray("then");
        probe.then()
                .forEach(step -> then.addObject()
                        .put("as", name(step.persona().becoming(), personas))
                        .put("sql", step.query()));
        return node;
    }

    private static String name(String becoming, Map<String, String> personas) {
        return personas.computeIfAbsent(becoming, missing -> "p" + personas.size());
    }

    private static Answer read(ResultSet row) throws SQLException {
        var then = new ArrayList<JsonNode>();
        json(row.getString("later")).forEach(then::add);
        return new Answer(
                row.getLong("touched"),
                row.getString("code"),
                row.getString("said"),
                json(row.getString("answer")),
                json(row.getString("before")),
                json(row.getString("after")),
                then);
    }

    private static JsonNode json(@Nullable String text) {
        try {
            return text == null ? JSON.nullNode() : JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the server prints JSON", e);
        }
    }
}
