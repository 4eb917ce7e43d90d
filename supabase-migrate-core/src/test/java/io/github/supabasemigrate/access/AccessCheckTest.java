package io.github.supabasemigrate.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.supabasemigrate.access.demand.AccessFile;
import io.github.supabasemigrate.access.judge.AccessFinding;
import io.github.supabasemigrate.access.judge.AccessRule;
import io.github.supabasemigrate.access.matrix.CommittedMatrix;
import io.github.supabasemigrate.access.probe.Command;
import io.github.supabasemigrate.access.rows.TeamSeed;
import io.github.supabasemigrate.catalog.CatalogReader;
import io.github.supabasemigrate.shadow.Shadow;
import io.github.supabasemigrate.testing.TestPlatform;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Requirements, allowances and mutation, on one schema each. */
class AccessCheckTest {

    private static final String NOTES = """
            CREATE TABLE public.notes (id uuid PRIMARY KEY DEFAULT gen_random_uuid(), user_id uuid NOT NULL REFERENCES auth.users, body text NOT NULL);
            ALTER TABLE public.notes ENABLE ROW LEVEL SECURITY;
            REVOKE ALL ON public.notes FROM anon, authenticated;
            GRANT SELECT, INSERT, UPDATE, DELETE ON public.notes TO anon, authenticated;
            """;
    private static final String OPEN =
            NOTES + "CREATE POLICY read ON public.notes FOR SELECT TO authenticated USING (true);";
    private static final String CLOSED = NOTES + "CREATE POLICY own ON public.notes USING (user_id = auth.uid());";

    static AccessReport check(String script, String yaml, boolean mutates) throws SQLException {
        try (Shadow shadow = TestPlatform.with(script);
                Connection superuser = shadow.asSuperuser().connect()) {
            return new AccessCheck(
                            CatalogReader.read(superuser),
                            List.of("public"),
                            AccessFile.parse(yaml),
                            TeamSeed.NONE,
                            mutates)
                    .run(superuser);
        }
    }

    static List<String> messages(AccessReport report, AccessRule rule) {
        return report.findings().stream()
                .filter(finding -> finding.rule() == rule)
                .map(AccessFinding::message)
                .toList();
    }

    @Test
    void aRequirementThatIsNotMetIsAFinding() throws SQLException {
        AccessReport report = check(OPEN, "require: {own: [notes], never: anon}", false);

        assertThat(messages(report, AccessRule.REQUIREMENT))
                .containsExactly(
                        "Each of `A1`, `A2`, `B`, `N` reaches more than its own rows only: SELECT on `public.notes`.");
    }

    @Test
    void whatIsMetIsSilent() throws SQLException {
        AccessReport report = check(CLOSED, "require: {own: [notes], never: anon, public: []}", false);

        assertThat(report.findings()).isEmpty();
    }

    @Test
    void publicTablesAreReadByEverybodyAndNoOthersAre() throws SQLException {
        AccessReport report = check(CLOSED, "require: {public: [notes]}", false);

        assertThat(messages(report, AccessRule.REQUIREMENT))
                .contains("`anon` reads nothing, though it shall be public: SELECT on `public.notes`.");
        assertThat(messages(
                        check(OPEN.replace(" TO authenticated", ""), "require: {public: []}", false),
                        AccessRule.REQUIREMENT))
                .contains("`anon` reads it, though it is not among the public tables: SELECT on `public.notes`.");
    }

    @Test
    void aNameThatIsNoTableIsAFinding() throws SQLException {
        assertThat(messages(check(CLOSED, "require: {own: [note]}", false), AccessRule.REQUIREMENT))
                .containsExactly("The requirements name `note`, which is no table that the API offers.");
    }

    @Test
    void whatIsAllowedIsSetApart() throws SQLException {
        String allowed = "allow: [{table: notes, rule: cross-read, reason: a board}, {table: gone, reason: was there}]";
        AccessReport report = check(OPEN, allowed, false);

        assertThat(report.findings()).noneMatch(finding -> finding.rule() == AccessRule.CROSS_READ);
        assertThat(report.allowed()).extracting(AccessFinding::rule).contains(AccessRule.CROSS_READ);
        assertThat(messages(report, AccessRule.ALLOWANCE_UNUSED))
                .containsExactly(
                        "The allowance for `gone` (\"was there\") is not needed: nothing is found that it answers for.");
    }

    @Test
    void allowancesOfSeveralPersonasAnswerTogether() throws SQLException {
        String script = OPEN.replace(" TO authenticated", "");
        String apart = """
                allow:
                  - {table: notes, persona: anon, command: SELECT, reason: a board for everybody}
                  - {table: notes, persona: authenticated, command: SELECT, reason: and for members}
                """;

        assertThat(check(script, apart, false).findings()).isEmpty();
        assertThat(check(script, apart.replace("authenticated", "A1"), false).findings())
                .extracting(AccessFinding::rule)
                .containsExactly(AccessRule.CROSS_READ);
    }

    @Test
    void anAllowanceThatSaysMoreThanIsNeededIsAFinding() throws SQLException {
        String wide =
                "allow: [{table: notes, personas: [anon, authenticated], commands: [SELECT, DELETE], reason: a board}]";

        assertThat(messages(check(OPEN, wide, false), AccessRule.ALLOWANCE_UNUSED))
                .containsExactly(
                        "The allowance for `notes` (\"a board\") is not needed: nothing is found for its persona"
                                + " `anon`, command `DELETE`.");
    }

    @Test
    void anAllowanceOfWhatOnlyMutationFindsIsNotMissedWithoutIt() throws SQLException {
        String again = CLOSED + "CREATE POLICY again ON public.notes FOR SELECT USING (user_id = auth.uid());";
        String allowed = "allow: [{table: notes, rule: redundant-policy, reason: kept for clarity}]";

        assertThat(check(again, allowed, false).findings()).isEmpty();
        assertThat(check(again, allowed, true).findings()).isEmpty();
    }

    @Test
    void mutationTellsPoliciesThatAreNeededFromThoseThatAreNot() throws SQLException {
        String script = CLOSED + """
                CREATE POLICY again ON public.notes FOR SELECT USING (user_id = auth.uid());
                CREATE POLICY never ON public.notes FOR SELECT USING (body = 'no row says so' AND false);
                """;
        AccessReport report = check(script, "", true);

        assertThat(messages(report, AccessRule.REDUNDANT_POLICY))
                .containsExactly("Without the policy \"again\" on `public.notes` everything is as it is with it: others"
                        + " let the same pass.");
        assertThat(messages(report, AccessRule.INCONCLUSIVE))
                .containsExactly(
                        "Changing the policy \"never\" on `public.notes` (dropping it) changes nothing that was tried.");
        assertThat(report.notes())
                .anyMatch(note -> note.matches("\\d+ changes of policies were tried, \\d+ of them.*"));
    }

    @Test
    void mutationDropsEachPartOfACondition() throws SQLException {
        String script = NOTES + """
                CREATE POLICY own ON public.notes
                    USING (user_id = auth.uid() AND auth.uid() IS NOT NULL AND body IS NOT NULL);
                """;
        AccessReport report = check(script, "", true);

        assertThat(messages(report, AccessRule.REDUNDANT_CONDITION))
                .containsExactly(
                        "In the policy \"own\" on `public.notes` `(auth.uid() IS NOT NULL)` is true wherever the rest of the"
                                + " condition is, in all that was tried.",
                        "In the policy \"own\" on `public.notes` `(body IS NOT NULL)` is true wherever the rest of the"
                                + " condition is, in all that was tried.");
        assertThat(messages(report, AccessRule.INCONCLUSIVE)).isEmpty();
    }

    @Test
    void mutationWidensPoliciesToThePublic() throws SQLException {
        String forMembers = NOTES + "CREATE POLICY read ON public.notes FOR SELECT TO authenticated USING (true);";
        String forOwners =
                NOTES + "CREATE POLICY own ON public.notes FOR SELECT TO authenticated USING (user_id = auth.uid());";

        assertThat(check(forMembers, "", true).notes())
                .contains("2 changes of policies were tried, 2 of them change access.");
        assertThat(check(forOwners, "", true).notes())
                .contains("3 changes of policies were tried, 2 of them change access.");
        assertThat(messages(check(forOwners, "", true), AccessRule.INCONCLUSIVE))
                .isEmpty();
    }

    @Test
    void mutationSeesWhatAnUpdateMayMakeOfARow() throws SQLException {
        String script = NOTES + """
                CREATE POLICY read ON public.notes FOR SELECT USING (user_id = auth.uid());
                CREATE POLICY edit ON public.notes FOR UPDATE USING (user_id = auth.uid());
                """;

        assertThat(messages(check(script, "", true), AccessRule.INCONCLUSIVE)).isEmpty();
    }

    @Test
    void whatNoPolicyIsAskedForIsOneFindingForAllTables() throws SQLException {
        String script = CLOSED + """
                CREATE TABLE public.tags (id int PRIMARY KEY);
                ALTER TABLE public.tags ENABLE ROW LEVEL SECURITY;
                GRANT TRUNCATE ON public.notes TO authenticated;
                REVOKE ALL ON public.tags FROM anon, authenticated;
                GRANT TRUNCATE, TRIGGER ON public.tags TO anon;
                """;
        assertThat(messages(check(script, "", false), AccessRule.OUTSIDE_POLICIES))
                .containsExactly(
                        "The privilege to TRUNCATE `public.notes`, `public.tags` is granted to anon, authenticated, beside"
                                + " TRIGGER; no policy is asked for it, and the Data API does not send it.");
        assertThat(messages(check(CLOSED, "", false), AccessRule.OUTSIDE_POLICIES))
                .isEmpty();
        String byDefault =
                "CREATE TABLE public.tags (id int PRIMARY KEY); ALTER TABLE public.tags ENABLE ROW LEVEL SECURITY;";
        assertThat(messages(check(byDefault, "", false), AccessRule.OUTSIDE_POLICIES))
                .isEmpty();
    }

    @Test
    void nothingIsPutBeforeTheEyesOfThoseWhoReadEverything() throws SQLException {
        String script = NOTES + """
                CREATE TABLE public.comments (id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
                    user_id uuid NOT NULL REFERENCES auth.users, note_id uuid NOT NULL REFERENCES public.notes, body text);
                ALTER TABLE public.comments ENABLE ROW LEVEL SECURITY;
                CREATE POLICY own ON public.notes USING (user_id = auth.uid());
                CREATE POLICY read ON public.comments FOR SELECT TO authenticated USING (true);
                CREATE POLICY add ON public.comments FOR INSERT WITH CHECK (user_id = auth.uid());
                """;
        AccessReport report = check(script, "", false);

        assertThat(messages(report, AccessRule.INJECTION)).isEmpty();
        assertThat(messages(report, AccessRule.FOREIGN_PARENT)).hasSize(1);
    }

    @Test
    void theMatrixExplainsTheWordsThatAreInIt() throws SQLException {
        String forging = CLOSED + "CREATE POLICY loose ON public.notes FOR INSERT TO authenticated WITH CHECK (true);";

        assertThat(check(forging, "", false).matrix().asMarkdown())
                .contains("| A1, A2, B | signed in, with rows of its own |")
                .contains("`in others' name by`: ")
                .doesNotContain("`others'`: ", "`takes`: ", "`when`: ");
    }

    @Test
    void aCellThatCouldNotBeTriedSaysWhy() throws SQLException {
        AccessReport report =
                check(CLOSED.replace("body text NOT NULL", "body text NOT NULL CHECK (md5(body) = 'x')"), "", false);

        assertThat(report.matrix().table("public.notes").orElseThrow().cell("A1", Command.SELECT))
                .startsWith("untested (no value was found for body under CHECK ");
        assertThat(report.findings()).extracting(AccessFinding::rule).containsExactly(AccessRule.UNTESTED);
        assertThat(CommittedMatrix.parse(report.matrix().asMarkdown()).changesTo(report.matrix()))
                .isEmpty();
    }

    @Test
    void equalSchemasGiveEqualReports() throws SQLException {
        AccessReport first = check(OPEN, "", false);
        AccessReport second = check(OPEN, "", false);

        assertThat(second.matrix().asMarkdown()).isEqualTo(first.matrix().asMarkdown());
        assertThat(second.asJson()).isEqualTo(first.asJson());
        assertThat(first.matrix().table("public.notes").orElseThrow().cell("A1", Command.SELECT))
                .isEqualTo("all");
    }
}
