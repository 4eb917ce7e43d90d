package io.github.supabasemigrate.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.supabasemigrate.access.judge.AccessRule;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a team demands in words, held against a schema with tenants. */
class RequirementsTest {

    private static final String TENANTS = """
            CREATE TABLE public.orgs (id uuid PRIMARY KEY DEFAULT gen_random_uuid(), name text NOT NULL);
            CREATE TABLE public.members (org_id uuid REFERENCES public.orgs, user_id uuid REFERENCES auth.users, PRIMARY KEY (org_id, user_id));
            CREATE TABLE public.invoices (id uuid PRIMARY KEY DEFAULT gen_random_uuid(), org_id uuid NOT NULL REFERENCES public.orgs, total int NOT NULL);
            ALTER TABLE public.orgs ENABLE ROW LEVEL SECURITY;
            ALTER TABLE public.members ENABLE ROW LEVEL SECURITY;
            ALTER TABLE public.invoices ENABLE ROW LEVEL SECURITY;
            REVOKE ALL ON ALL TABLES IN SCHEMA public FROM anon, authenticated;
            GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO anon, authenticated;
            CREATE FUNCTION public.is_member(org uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = ''
                AS $$ SELECT EXISTS (SELECT 1 FROM public.members m WHERE m.org_id = org AND m.user_id = auth.uid()) $$;
            CREATE POLICY read ON public.orgs FOR SELECT USING (public.is_member(id));
            CREATE POLICY read ON public.members FOR SELECT USING (public.is_member(org_id));
            """;
    private static final String KEPT =
            TENANTS + "CREATE POLICY all_of_org ON public.invoices USING (public.is_member(org_id));";
    private static final String OPEN =
            TENANTS + "CREATE POLICY anybody ON public.invoices FOR SELECT TO authenticated USING (true);";

    private static List<String> unmet(String script, String yaml) throws SQLException {
        return AccessCheckTest.messages(AccessCheckTest.check(script, yaml, false), AccessRule.REQUIREMENT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "require: {isolation: tenant}",
                "require: {isolation: org_id}",
                "require: {isolation: [invoices]}",
                "require: {isolation: {tables: [public.invoices]}}",
                "require: {isolation: {columns: [org_id]}}"
            })
    void tenantsAreKeptApart(String yaml) throws SQLException {
        assertThat(unmet(KEPT, yaml)).isEmpty();
        assertThat(unmet(OPEN, yaml))
                .containsExactly(
                        "Each of `A1`, `A2`, `B`, `N` reaches more than its tenant's rows only: SELECT on `public.invoices`.");
    }

    @Test
    void aTenantIsNotWrittenIntoByAnother() throws SQLException {
        String forging = KEPT
                + "CREATE POLICY loose ON public.invoices FOR INSERT TO authenticated WITH CHECK (org_id IS NOT NULL);";

        assertThat(unmet(forging, "require: {isolation: tenant}"))
                .anyMatch(message -> message.contains("`A1`")
                        && message.contains("writes more than its tenant's rows only: INSERT on `public.invoices`"));
    }

    @Test
    void nobodyGetsWhatIsNeverTheirs() throws SQLException {
        String forAll = TENANTS + "CREATE POLICY anybody ON public.invoices FOR SELECT USING (true);";

        assertThat(unmet(KEPT, "require: {never: anon}")).isEmpty();
        assertThat(unmet(forAll, "require: {never: [anon]}"))
                .containsExactly("`anon` gets at it, and never shall: SELECT on `public.invoices`.");
    }

    @Test
    void whatCannotBeTriedIsNotMet() throws SQLException {
        String unseedable = TENANTS + """
                ALTER TABLE public.invoices ADD CHECK (md5(total::text) = 'nothing has this');
                CREATE POLICY all_of_org ON public.invoices USING (public.is_member(org_id));
                """;

        assertThat(unmet(unseedable, "require: {isolation: tenant}"))
                .singleElement()
                .asString()
                .startsWith("`public.invoices` shall show everybody its tenant's rows only, and is untested: ");
    }
}
