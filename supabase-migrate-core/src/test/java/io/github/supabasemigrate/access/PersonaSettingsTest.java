package io.github.supabasemigrate.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.supabasemigrate.access.matrix.AccessMatrix;
import io.github.supabasemigrate.access.probe.Command;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/** Policies learn of the caller in whichever way they ask, as through the API. */
class PersonaSettingsTest {

    private static AccessMatrix.OfTable notes(String condition) throws SQLException {
        String script = """
                CREATE TABLE public.notes (id uuid PRIMARY KEY DEFAULT gen_random_uuid(), user_id uuid NOT NULL REFERENCES auth.users);
                ALTER TABLE public.notes ENABLE ROW LEVEL SECURITY;
                CREATE POLICY own ON public.notes USING (%s);
                """.formatted(condition);
        return AccessCheckTest.check(script, "", false)
                .matrix()
                .table("public.notes")
                .orElseThrow();
    }

    private static void isOwn(String condition) throws SQLException {
        AccessMatrix.OfTable notes = notes(condition);
        for (Command command : Command.values()) {
            assertThat(notes.cell("A1", command))
                    .as("%s by %s", command, condition)
                    .isEqualTo("own");
            assertThat(notes.cell("anon", command))
                    .as("%s by %s", command, condition)
                    .isEqualTo("none");
        }
    }

    @Test
    void thatIsTheFunctionsOfAuth() throws SQLException {
        isOwn("user_id = (SELECT auth.uid()) AND auth.role() = 'authenticated'");
    }

    @Test
    void thatIsAllClaimsInOneSetting() throws SQLException {
        isOwn("user_id::text = (nullif(current_setting('request.jwt.claims', true), '')::jsonb ->> 'sub')");
    }

    @Test
    void thatIsTheOlderSettingOfEachClaim() throws SQLException {
        isOwn("user_id::text = current_setting('request.jwt.claim.sub', true)"
                + " AND current_setting('request.jwt.claim.role', true) = 'authenticated'");
    }

    @Test
    void thatIsTheRoleItself() throws SQLException {
        isOwn("user_id = auth.uid() AND current_user = 'authenticated'");
    }

    @Test
    void thatIsTheSearchPathOfTheApi() throws SQLException {
        isOwn("user_id = auth.uid() AND current_setting('search_path') = 'public, extensions'");
    }
}
