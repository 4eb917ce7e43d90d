package io.github.supabasemigrate.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The ways in which row level security is known to have failed in public, one by one: schemas that fail so, which {@link
 * AccessCasesTest} sees caught, and their safe twins, for which nothing of what the failing ones are caught for may be said, however
 * mildly. That a policy which PostgreSQL itself refuses stops the replay is shown by the tests of {@code replay}.
 *
 * <p>What a prototype of these checks once got wrong, and the test that shows it right here:
 *
 * <table>
 * <caption>Pitfalls</caption>
 * <tr><th>pitfall</th><th>test</th></tr>
 * <tr><td>states known only from {@code column = 'literal'}</td><td>AccessInferenceTest.findsStatesThatAreComparedWithAnyOperator</td></tr>
 * <tr><td>every foreign key forged is an attack</td><td>{@code safe-comments-below-own-documents}</td></tr>
 * <tr><td>one finding for each of equal personas</td><td>AccessCheckTest.aRequirementThatIsNotMetIsAFinding</td></tr>
 * <tr><td>a missing extension makes a function look clean</td><td>{@code function-that-cannot-be-tried}</td></tr>
 * <tr><td>owner of a file forged, one object for all buckets</td><td>{@code safe-own-folder}, {@code bucket-without-folder}</td></tr>
 * <tr><td>a round trip for each privilege and probe</td><td>ProbeEngineTest.takesThousandsInAFewCalls</td></tr>
 * <tr><td>products of states cut off</td><td>SeedingDifficultiesTest.bringsAboutStatesWithWhatChecksWantBesides</td></tr>
 * <tr><td>search_path without extensions</td><td>SeedingDifficultiesTest.runsDefaultsAsTheApiWould</td></tr>
 * <tr><td>tenants without members of their own</td><td>SeedingDifficultiesTest.givesEachTenantItsOwnAndEveryMemberARole</td></tr>
 * <tr><td>INSERT tried in one state only</td><td>{@code forged-in-one-state}</td></tr>
 * <tr><td>a trigger rewrites the forged column</td><td>{@code safe-role-kept-by-trigger}</td></tr>
 * <tr><td>created_by taken for an owner</td><td>{@code safe-note-of-who-did-it}</td></tr>
 * <tr><td>a second row in a table of settings</td>
 * <td>SeedingDifficultiesTest.leavesSettingsThatAMigrationFilledAsTheyAre</td></tr>
 * <tr><td>mutants that WHERE hides</td><td>AccessCheckTest.mutationSeesWhatAnUpdateMayMakeOfARow</td></tr>
 * <tr><td>{@code TO public} without a grant</td><td>AccessCheckTest.mutationWidensPoliciesToThePublic</td></tr>
 * <tr><td>children of private parents only</td><td>SeedingDifficultiesTest.namesTheChildrenThatAParentsStateConcerns</td></tr>
 * <tr><td>redundant taken for untested</td><td>AccessCheckTest.mutationTellsPoliciesThatAreNeededFromThoseThatAreNot</td></tr>
 * <tr><td>one state contaminates the base row</td><td>{@code safe-published-posts}</td></tr>
 * <tr><td>each mutant probes everything</td><td>{@code benchmarks/access}</td></tr>
 * <tr><td>values solved for a CHECK collide in a unique key</td>
 * <td>SeedingDifficultiesTest.makesFamiliesOfValuesForKeys</td></tr>
 * <tr><td>{@code id} in a subquery taken for the row's own</td><td>AccessInferenceTest.takesNoColumnOfASubqueryForOneOfTheRow</td></tr>
 * <tr><td>user_metadata in a sign-up trigger is no right</td><td>{@code safe-sign-up}, {@code sign-up-copies-a-role}</td></tr>
 * <tr><td>policies for the service role</td><td>{@code safe-policy-for-the-service}</td></tr>
 * <tr><td>UPDATE … WHERE meets SELECT policies for the new row</td><td>{@code ownership-move}</td></tr>
 * <tr><td>an invitation taken for forgery</td><td>{@code safe-membership-through-helpers}, {@code joins-any-organisation}</td></tr>
 * <tr><td>counters of zero make a function fail</td><td>{@code function-moves-credits}</td></tr>
 * <tr><td>a tenant in a header needs a real value</td><td>{@code tenant-from-a-header}</td></tr>
 * <tr><td>ways of signing up</td><td>{@code nobody-can-sign-up}, {@code safe-sign-up}</td></tr>
 * <tr><td>a policy that does not parse stops the run with its place</td><td>ReplayTest</td></tr>
 * <tr><td>rows that shut something are made for everybody</td><td>{@code whoever-is-not-banned-reads}</td></tr>
 * </table>
 */
class IncidentsTest {

    private static final Path CASES = Path.of("src/test/resources/access-cases");

    /** A class of incident: what fails so, then what looks alike and is safe. */
    enum Incident {
        RLS_OFF("rls-off rls-forgotten-beside-policies", "safe-rls-off-without-grants safe-rls-on-without-policies"),
        ALWAYS_TRUE(
                "always-true-for-everybody anybody-deletes-posts reference-data-for-writing",
                "safe-reference-data safe-restrictive-floor safe-schema-without-usage"),
        AUTHENTICATED_IS_NOT_AUTHORIZED(
                "asks-only-for-a-session signed-in-is-not-allowed-in", "safe-membership-through-helpers"),
        FORGED_INSERT(
                "forged-insert-by-anybody forged-by-policy-for-all forged-in-one-state",
                "safe-all-without-check safe-note-of-who-did-it"),
        OWNERSHIP_MOVE("ownership-move", "safe-update-without-check"),
        CROSS_TENANT_BRANCH("team-branch-forgets-the-tenant", "safe-team-branch-with-the-tenant"),
        INVERTED_QUESTION("inverted-question", "safe-text-owner"),
        NULL_OWNER("null-is-nobody", "safe-null-owner"),
        CLIENT_WRITABLE_CLAIM(
                "role-in-user-metadata helper-reads-user-metadata sign-up-copies-a-role", "safe-role-in-app-metadata"),
        SELF_ESCALATION(
                "own-profile-raises-its-role joins-any-organisation re-points-its-membership"
                        + " shares-foreign-notes-with-oneself own-tier-unlocks-content sets-its-own-plan",
                "safe-role-kept-by-column-privileges safe-role-kept-by-trigger safe-membership-through-helpers"),
        VIEW_BYPASS(
                "view-of-its-owner materialized-view view-takes-what-the-table-refuses view-counts-hidden-rows",
                "safe-security-invoker-view safe-owner-view-that-asks-who-reads"),
        FUNCTION_BYPASS(
                "function-trusts-its-argument function-deletes-by-id function-moves-credits function-that-cannot-be-tried"
                        + " function-sends-requests definer-without-search-path",
                "safe-function-that-asks-who-calls"),
        POLICY_ERROR(
                "policy-reads-its-own-table policies-read-each-other policy-reads-what-callers-may-not",
                "safe-cycle-broken-by-helpers"),
        FOREIGN_PARENT("refers-to-hidden-rows", "safe-answers-to-public-posts"),
        PARTITION_BYPASS(
                "partition-left-open partition-of-a-partition-left-open partition-with-looser-policies",
                "safe-partition-without-grants safe-partitions-with-policies safe-partitions-of-every-kind"),
        OWNER_IN_JSON("owner-in-json-forged owner-in-json-open", "safe-owner-in-json"),
        NAME_CAPTURE("name-captured-by-the-subquery", "safe-name-qualified"),
        WRITE_BROADER_THAN_READ("deletes-without-where", "safe-deletes-its-own"),
        PERMISSIVE_OR("permissive-meant-as-restriction", "safe-restrictive-floor safe-permissive-false"),
        OWNER_BYPASS("owner-is-not-bound-by-policies", "safe-owner-is-bound-too"),
        FAIL_OPEN_CONTEXT("tenant-setting-missing-opens", "safe-tenant-claim-missing-closes"),
        CLIENT_WRITABLE_CONTEXT("tenant-from-a-header", "safe-tenant-claim-missing-closes"),
        STORAGE("bucket-without-folder", "safe-own-folder"),
        SIGN_UP("nobody-can-sign-up", "safe-sign-up"),
        NO_RETURNING("insert-cannot-return upsert-fails-without-select", "safe-all-without-check safe-upsert"),
        DEAD_POLICY("update-policy-without-select", "safe-deletes-its-own"),
        ROW_TAKEOVER(
                "takes-over-rows open-rooms-can-be-captured upsert-takes-over",
                "safe-update-without-check safe-upsert"),
        COVERT_CHANNEL("duplicate-key-tells primary-key-tells", "safe-unique-within-the-user"),
        INJECTION("hangs-comments-below-private-documents", "safe-comments-below-own-documents"),
        OUTSIDE_POLICIES("function-truncates", "safe-truncate-revoked"),
        COPIED_DATA("log-copies-private-rows", "safe-log-nobody-reads"),
        WRONG_SUBJECT("asks-about-the-wrong-person", "safe-membership-through-helpers"),
        UNSCOPED_ROLE("admin-of-anything", "safe-membership-through-helpers"),
        CASCADE("deletes-a-shared-parent", "safe-shared-parent-kept"),
        WRONG_KEY("same-domain-reads-invitations", "safe-invitation-by-address"),
        STATE_IGNORED("former-members-still-read", "safe-former-members"),
        EXCLUSION("blocked-readers-only whoever-is-not-banned-reads", "safe-not-exists"),
        TOPIC("topic-is-looked-up-and-not-kept topics-open-to-anon", "safe-topic-of-members safe-topic-split"),
        INTENDED("", "safe-inbox safe-policy-for-the-service safe-published-posts");

        private final String caught;
        private final String safe;

        Incident(String caught, String safe) {
            this.caught = caught;
            this.safe = safe;
        }

        List<String> caught() {
            return caught.isEmpty() ? List.of() : List.of(caught.split(" "));
        }

        List<String> safe() {
            return List.of(safe.split(" "));
        }
    }

    @ParameterizedTest
    @EnumSource(value = Incident.class, mode = EnumSource.Mode.EXCLUDE, names = "INTENDED")
    void isCaughtAndItsSafeTwinIsNot(Incident incident) throws IOException, SQLException {
        Set<String> rules = new TreeSet<>();
        for (String name : incident.caught()) {
            Set<String> expected = rules(name);
            assertThat(expected).as(name).isNotEmpty();
            rules.addAll(expected);
        }
        for (String name : incident.safe()) {
            assertThat(rules(name)).as(name).isEmpty();
            assertThat(AccessCasesTest.check(Files.readString(CASES.resolve(name + ".sql")))
                            .findings())
                    .as(name)
                    .extracting(finding -> finding.rule().id())
                    .doesNotContainAnyElementsOf(rules);
        }
    }

    /** The rules that a case is caught for. */
    private static Set<String> rules(String name) throws IOException {
        return Files.readAllLines(CASES.resolve(name + ".sql")).stream()
                .filter(line -> line.startsWith("-- caught: "))
                .map(line -> line.split(" ")[2])
                .collect(Collectors.toSet());
    }

    @Test
    void everyCaseIsOfAnIncident() throws IOException {
        Set<String> known = Arrays.stream(Incident.values())
                .flatMap(incident -> Stream.concat(incident.caught().stream(), incident.safe().stream()))
                .collect(Collectors.toCollection(TreeSet::new));
        try (Stream<Path> files = Files.list(CASES)) {
            assertThat(files.map(file -> file.getFileName().toString().replace(".sql", "")))
                    .containsExactlyInAnyOrderElementsOf(known);
        }
    }
}
