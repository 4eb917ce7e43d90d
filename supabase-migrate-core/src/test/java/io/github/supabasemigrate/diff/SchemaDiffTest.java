package io.github.supabasemigrate.diff;

import io.github.supabasemigrate.diff.rename.RenameHint;
import java.sql.SQLException;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A plan run on the first state gives the second, keeps the rows, and leaves nothing to do. */
@ExtendWith(CapabilityTable.class)
class SchemaDiffTest {

    @AutoClose
    private static RoundTrip trip;

    @BeforeAll
    static void connect() throws SQLException {
        trip = new RoundTrip(DiffOptions.standard());
    }

    static Stream<DiffCase> cases() {
        return DiffCase.all().filter(DiffCase::isChosen);
    }

    static Stream<DiffCase> casesWithAWayBack() {
        return cases().filter(example -> !example.sections().containsKey("oneway"));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void goesForward(DiffCase example) throws SQLException {
        trip.assumeMajor(example.firstMajor());
        String common = example.section("common");
        trip.go(
                common + example.section("before"),
                example.section("rows"),
                common + example.section("after"),
                RenameHint.in(example.section("hints")));
    }

    @ParameterizedTest
    @MethodSource("casesWithAWayBack")
    void goesBack(DiffCase example) throws SQLException {
        trip.assumeMajor(example.firstMajor());
        String common = example.section("common");
        trip.go(
                common + example.section("after"),
                "",
                common + example.section("before"),
                RenameHint.in(example.section("hints")).stream()
                        .map(RenameHint::reversed)
                        .toList());
    }
}
