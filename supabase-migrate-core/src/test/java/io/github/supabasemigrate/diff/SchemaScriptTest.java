package io.github.supabasemigrate.diff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.github.supabasemigrate.catalog.Catalog;
import io.github.supabasemigrate.catalog.CatalogComparison;
import io.github.supabasemigrate.catalog.object.CatalogObject;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A catalog written as a script and run on an empty database gives the same catalog again. */
class SchemaScriptTest {

    private static ScratchDatabase database;
    private static Set<CatalogObject> ofTheServer;

    @BeforeAll
    static void readTheEmptyDatabase() throws SQLException {
        database = new ScratchDatabase();
        ofTheServer = new HashSet<>(database.after("SELECT 1").objects());
    }

    static Stream<DiffCase> cases() {
        return DiffCase.all().filter(DiffCase::isChosen);
    }

    static Stream<DiffCase> casesWithAWayBack() {
        return cases().filter(example -> !example.sections().containsKey("oneway"));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void makesTheSecondStateFromNothing(DiffCase example) throws SQLException {
        roundTrip(example, example.section("common") + example.section("after"));
    }

    @ParameterizedTest
    @MethodSource("casesWithAWayBack")
    void makesTheFirstStateFromNothing(DiffCase example) throws SQLException {
        roundTrip(example, example.section("common") + example.section("before"));
    }

    private static void roundTrip(DiffCase example, String schema) throws SQLException {
        assumeThat(database.major()).isGreaterThanOrEqualTo(example.firstMajor());
        Catalog wanted = database.after(schema);
        Catalog added = wanted.only(object -> object.extension().isEmpty() && !ofTheServer.contains(object));
        String script = SchemaScript.text(SchemaScript.of(added, "postgres", database.name()));
        Catalog made = database.after(script);
        assertThat(CatalogComparison.between(wanted, made).differences())
                .as(script)
                .isEmpty();
    }
}
