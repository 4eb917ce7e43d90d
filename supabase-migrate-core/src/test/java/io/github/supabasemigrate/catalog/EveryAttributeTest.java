package io.github.supabasemigrate.catalog;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.supabasemigrate.catalog.object.ObjectKind;
import io.github.supabasemigrate.testing.TestPostgres;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * A change of any one attribute of any object is seen. The cases are in {@code attributes.sql}: a title after {@code #}, what
 * is there before, the change after {@code -->}, and after {@code ==>} what the comparison calls the difference. A number behind an arrow
 * is the oldest major version that what follows is true for. That no attribute is without a case is checked by the records
 * of the model.
 */
class EveryAttributeTest {

    private static Connection connection;

    /** The records of the objects that the cases left behind, by kind. */
    private static final Map<ObjectKind, Class<?>> RECORDS = new EnumMap<>(ObjectKind.class);

    @BeforeAll
    static void prepare() throws SQLException {
        connection = TestPostgres.connect();
        try (Statement statement = connection.createStatement()) {
            if (connection.getMetaData().getDatabaseMajorVersion() >= 15) {
                statement.execute("SET allow_in_place_tablespaces = on");
                statement.execute("CREATE TABLESPACE elsewhere LOCATION ''");
            }
            statement.execute("SET allow_system_table_mods = on");
        }
        connection.setAutoCommit(false);
    }

    @AfterAll
    static void close() throws SQLException {
        connection.rollback();
        connection.setAutoCommit(true);
        try (Statement statement = connection.createStatement()) {
            statement.execute("DROP TABLESPACE IF EXISTS elsewhere");
        }
        connection.close();
    }

    /**
     * @param differences by the oldest major version that they are true for
     */
    private record Case(
            String title, String before, int sinceMajor, String change, NavigableMap<Integer, String> differences) {

        static Case parse(String text) {
            String[] halves = text.split("(?m)^-->", 2);
            String[] before = halves[0].split("\n", 2);
            String[] sections = halves[1].split("(?m)^==>");
            String[] change = sections[0].split("\n", 2);
            var differences = new TreeMap<Integer, String>();
            for (String section : Arrays.asList(sections).subList(1, sections.length)) {
                String[] lines = section.split("\n", 2);
                differences.put(major(lines[0]), lines[1].strip());
            }
            return new Case(before[0].strip(), before[1], major(change[0]), change[1], differences);
        }

        private static int major(String text) {
            return text.isBlank() ? 14 : Integer.parseInt(text.strip());
        }

        String difference(int major) {
            return differences.floorEntry(major).getValue();
        }
    }

    @TestFactory
    Stream<DynamicTest> changesTheFingerprint() throws IOException, SQLException {
        int major = connection.getMetaData().getDatabaseMajorVersion();
        try (InputStream resource = EveryAttributeTest.class.getResourceAsStream("attributes.sql")) {
            String text = new String(resource.readAllBytes(), StandardCharsets.UTF_8);
            List<Case> cases = Arrays.stream(text.split("(?m)^# "))
                    .skip(1)
                    .map(Case::parse)
                    .toList();
            return Stream.concat(
                    cases.stream()
                            .filter(situation -> situation.sinceMajor <= major)
                            .map(situation -> DynamicTest.dynamicTest(situation.title, () -> check(situation, major))),
                    Stream.of(DynamicTest.dynamicTest(
                            "every attribute of the model has a case", () -> checkCompleteness(cases, major))));
        }
    }

    private static void checkCompleteness(List<Case> cases, int major) {
        assertThat(RECORDS.keySet()).containsAll(ModelAttributes.kinds(major));
        var changed = new TreeSet<String>();
        for (Case situation : cases) {
            for (String difference : situation.differences.values()) {
                difference.lines().flatMap(ModelAttributes::namedIn).forEach(changed::add);
            }
        }
        assertThat(changed).containsAll(ModelAttributes.of(RECORDS));
        assertThat(changed).doesNotContainAnyElementsOf(ModelAttributes.EXCEPT);
    }

    private static void check(Case situation, int major) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE ROLE alice; CREATE ROLE bob;" + situation.before);
            Catalog before = CatalogReader.read(connection);

            statement.execute(situation.change);
            Catalog after = CatalogReader.read(connection);
            after.objects().forEach(object -> RECORDS.put(object.id().kind(), object.getClass()));

            assertThat(CatalogFingerprint.of(after).value())
                    .isNotEqualTo(CatalogFingerprint.of(before).value());
            assertThat(differences(before, after)).isEqualTo(situation.difference(major));
        } finally {
            connection.rollback();
        }
    }

    private static String differences(Catalog before, Catalog after) {
        return CatalogComparison.between(before, after).differences().stream()
                .map(EveryAttributeTest::describe)
                .collect(joining("\n"));
    }

    private static String describe(CatalogComparison.Difference difference) {
        if (difference.isAdded() || difference.isRemoved()) {
            return (difference.isAdded() ? "added " : "removed ") + difference.id();
        }
        return "%s: %s"
                .formatted(
                        difference.id(),
                        difference.attributes().stream()
                                .map(CatalogComparison.Attribute::name)
                                .collect(joining(", ")));
    }
}
