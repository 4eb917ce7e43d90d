package io.github.supabasemigrate.diff;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A child begins with what its parents give it: only what it has otherwise is written. */
class InheritedColumnsTest {

    private static final String PARENT = """
            CREATE TABLE animal (id int DEFAULT 7, name text DEFAULT 'x', body text);
            ALTER TABLE animal ALTER body SET STORAGE external, ALTER body SET STATISTICS 9;
            """;

    @AutoClose
    private static RoundTrip trip;

    @BeforeAll
    static void connect() throws SQLException {
        trip = new RoundTrip(DiffOptions.standard());
    }

    private static DiffPlan go(String before, String after) throws SQLException {
        return trip.go(before, "", after, List.of());
    }

    @Test
    void nothingIsWrittenForWhatIsTheSame() throws SQLException {
        assertThat(go("", PARENT + "CREATE TABLE cat (lives int) INHERITS (animal);")
                        .sql())
                .doesNotContain("ALTER TABLE public.cat");
    }

    @Test
    void whatIsAnotherIsWritten() throws SQLException {
        String children = PARENT + """
                CREATE TABLE cat (lives int) INHERITS (animal);
                ALTER TABLE cat ALTER id DROP DEFAULT, ALTER name SET DEFAULT 'tom', ALTER body SET NOT NULL;
                CREATE TABLE kitten () INHERITS (cat);
                """;
        go("", children);
        go(children, "");
    }

    @Test
    void aDefaultThatChangesAboveIsThereBeforeTheChild() throws SQLException {
        go(
                "CREATE TABLE animal (id int DEFAULT 7);",
                "CREATE TABLE animal (id int DEFAULT 8); CREATE TABLE cat () INHERITS (animal);");
    }
}
