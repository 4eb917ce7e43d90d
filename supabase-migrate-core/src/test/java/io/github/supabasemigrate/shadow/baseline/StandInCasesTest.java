package io.github.supabasemigrate.shadow.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the functions of each stand-in answer: stand-in-cases.txt, and that no function is left out of it. */
class StandInCasesTest {

    private static final Map<String, List<String>> CASES = cases();

    @ParameterizedTest
    @MethodSource("io.github.supabasemigrate.shadow.baseline.StandIns#names")
    void answersAsTheRealExtensionWould(String extension) throws SQLException {
        try (Connection connection = withExtension(extension)) {
            var softly = new SoftAssertions();
            for (String line : CASES.getOrDefault(extension, List.of())) {
                int arrow = line.lastIndexOf(" ->");
                String expected = line.substring(arrow + 3).strip();
                softly.assertThat(answer(connection, line.substring(0, arrow)))
                        .as(line)
                        .isIn(expected, expected.isEmpty() ? "null" : expected);
            }
            softly.assertAll();
        }
    }

    @ParameterizedTest
    @MethodSource("io.github.supabasemigrate.shadow.baseline.StandIns#names")
    void everyFunctionIsTried(String extension) throws SQLException {
        var untried = new ArrayList<String>();
        String text = String.join("\n", CASES.getOrDefault(extension, List.of()));
        try (Connection connection = withExtension(extension);
                var statement = connection.createStatement();
                // Functions that only serve a type, an aggregate, an index method or a trigger are tried with it.
                var rows = statement.executeQuery("""
                        SELECT DISTINCT p.proname FROM pg_proc p
                        JOIN pg_depend d ON d.classid = 'pg_proc'::regclass AND d.objid = p.oid AND d.deptype = 'e'
                        JOIN pg_extension e ON e.oid = d.refobjid
                        WHERE e.extname = '%s' AND p.proname !~ '^_'
                            AND p.prorettype NOT IN ('trigger'::regtype, 'event_trigger'::regtype, 'internal'::regtype,
                                'index_am_handler'::regtype, 'fdw_handler'::regtype)
                            AND p.proname !~ '(_in|_out|_recv|_send|_typmod_in|_fdw_validator|_fdw_meta)$'
                        """.formatted(extension))) {
            while (rows.next()) {
                if (!text.contains(rows.getString(1))) {
                    untried.add(rows.getString(1));
                }
            }
        }
        assertThat(untried).isEmpty();
    }

    @Test
    void hasASectionForEachStandIn() {
        assertThat(CASES.keySet()).containsExactlyInAnyOrderElementsOf(StandIns.names());
    }

    private static Connection withExtension(String extension) throws SQLException {
        Connection connection = PlatformPostgres.connect();
        try (var statement = connection.createStatement()) {
            boolean fixed = Objects.requireNonNull(StandIns.files().get(extension + ".control"))
                    .contains("\nschema = ");
            statement.execute("CREATE EXTENSION IF NOT EXISTS \"" + extension + "\""
                    + (fixed ? "" : " SCHEMA extensions") + " CASCADE");
            statement.execute("SET search_path = public, extensions");
        }
        return connection;
    }

    /** The values of the first row, or the code of the error. */
    private static String answer(Connection connection, String sql) {
        try (var statement = connection.createStatement()) {
            boolean isQuery = statement.execute(sql);
            while (!isQuery && statement.getUpdateCount() != -1) {
                isQuery = statement.getMoreResults();
            }
            if (!isQuery || !statement.getResultSet().next()) {
                return "";
            }
            var row = statement.getResultSet();
            var values = new ArrayList<String>();
            for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                values.add(String.valueOf(row.getString(i)));
            }
            String answer = String.join(" | ", values).replace("\n", "\\n").strip();
            return answer.matches("( ?\\|? ?)*") ? "" : answer;
        } catch (SQLException e) {
            return "ERROR " + e.getSQLState();
        }
    }

    private static Map<String, List<String>> cases() {
        var cases = new LinkedHashMap<String, List<String>>();
        var section = new ArrayList<String>();
        try (var stream = StandInCasesTest.class.getResourceAsStream("stand-in-cases.txt")) {
            String text = new String(Objects.requireNonNull(stream).readAllBytes(), StandardCharsets.UTF_8);
            for (String line : text.split("\n")) {
                if (line.startsWith("[")) {
                    section = new ArrayList<>();
                    cases.put(line.substring(1, line.indexOf(']')), section);
                } else if (!line.isBlank() && !line.startsWith("#")) {
                    section.add(line);
                }
            }
            return cases;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
