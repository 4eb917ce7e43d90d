package io.github.supabasemigrate.verify.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.supabasemigrate.catalog.relation.Policy.Command;
import io.github.supabasemigrate.verify.Replays;
import io.github.supabasemigrate.verify.VerifyRule;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RowSecurityRuleTest {

    private static final String SECURED = "CREATE TABLE t (a int); ALTER TABLE t ENABLE ROW LEVEL SECURITY;\n";

    @TempDir
    Path directory;

    @Test
    void tellsOfAnExposedTableWithoutRowLevelSecurity() throws SQLException {
        assertThat(words(RowSecurityRule.ROW_SECURITY_OFF, "\nCREATE TABLE t (a int);"))
                .isEqualTo("""
                ERROR row-security-off supabase/migrations/20250101000000_step.sql:2:1
                `public.t` is served by the API without row level security.
                → ALTER TABLE public.t ENABLE ROW LEVEL SECURITY;
                """);
        assertThat(words(RowSecurityRule.ROW_SECURITY_OFF, SECURED)).isEmpty();
        assertThat(words(RowSecurityRule.ROW_SECURITY_OFF, "CREATE SCHEMA hidden; CREATE TABLE hidden.t (a int);"))
                .isEmpty();
    }

    @Test
    void knowsTheHistoryOfMigrationsForBookkeeping() throws SQLException {
        var schema = Replays.of(
                directory,
                "CREATE SCHEMA supabase_migrations; CREATE TABLE supabase_migrations.schema_migrations (version text);");

        assertThat(schema.users().objects()).isEmpty();
    }

    @Test
    void tellsOfPoliciesThatDoNothing() throws SQLException {
        String policy = "CREATE POLICY p ON t USING (a > 0);";

        assertThat(words(RowSecurityRule.POLICIES_WITHOUT_ROW_SECURITY, "CREATE TABLE t (a int);" + policy))
                .isEqualTo("""
                ERROR policies-without-row-security supabase/migrations/20250101000000_step.sql:1:1
                `public.t` has a policy, but row level security is off: it does nothing.
                → ALTER TABLE public.t ENABLE ROW LEVEL SECURITY;
                """);
        assertThat(words(RowSecurityRule.POLICIES_WITHOUT_ROW_SECURITY, SECURED + policy))
                .isEmpty();
    }

    @Test
    void tellsOfATableThatNobodyReaches() throws SQLException {
        assertThat(words(RowSecurityRule.ROW_SECURITY_WITHOUT_POLICIES, SECURED))
                .isEqualTo("""
                WARNING row-security-without-policies supabase/migrations/20250101000000_step.sql:1:1
                `public.t` has row level security and no policy: only roles that bypass it see a row.
                → Add a policy, or say that this is meant: -Dsupabase-migrate.rules=row-security-without-policies=off
                """);
        assertThat(words(RowSecurityRule.ROW_SECURITY_WITHOUT_POLICIES, SECURED + "CREATE POLICY p ON t;"))
                .isEmpty();
    }

    @Test
    void tellsOfAPolicyThatAnotherMakesPointless() throws SQLException {
        assertThat(
                        words(
                                RowSecurityRule.POLICY_NEVER_REACHED,
                                SECURED
                                        + "CREATE POLICY everybody ON t USING (true);\nCREATE POLICY own ON t FOR SELECT USING (a = 1);"))
                .isEqualTo("""
                WARNING policy-never-reached supabase/migrations/20250101000000_step.sql:3:1
                `own` on `public.t` adds nothing to `everybody`, which lets every row pass for the same roles and commands.
                → Drop the policy, or narrow the other one.
                """);
        assertThat(words(
                        RowSecurityRule.POLICY_NEVER_REACHED,
                        SECURED + "CREATE POLICY readers ON t FOR SELECT USING (true);"
                                + " CREATE POLICY own ON t FOR UPDATE USING (a = 1);"))
                .isEmpty();
    }

    @Test
    void tellsOfARestrictivePolicyAlone() throws SQLException {
        assertThat(words(
                        RowSecurityRule.POLICY_NEVER_REACHED,
                        SECURED + "CREATE POLICY narrow ON t AS RESTRICTIVE FOR SELECT USING (a = 1);"))
                .contains("`narrow` on `public.t` restricts rows that no permissive policy lets anybody reach.");
    }

    @Test
    void tellsOfCommandsThatTheTeamWantsAPolicyFor() throws SQLException {
        var rule = new RequiredPolicies(List.of(Command.SELECT, Command.DELETE));

        assertThat(words(rule, SECURED + "CREATE POLICY p ON t FOR SELECT USING (true);"))
                .isEqualTo("""
                ERROR required-policies supabase/migrations/20250101000000_step.sql:1:1
                `public.t` has no policy for DELETE.
                """);
        assertThat(words(rule, SECURED + "CREATE POLICY p ON t USING (true);")).isEmpty();
    }

    private String words(VerifyRule rule, String migration) throws SQLException {
        return Replays.words(rule.check(Replays.of(directory, migration)));
    }
}
