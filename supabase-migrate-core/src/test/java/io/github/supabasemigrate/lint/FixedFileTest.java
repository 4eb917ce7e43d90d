package io.github.supabasemigrate.lint;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.supabasemigrate.finding.RuleSwitches;
import io.github.supabasemigrate.lint.fix.FixedFile;
import io.github.supabasemigrate.lint.rules.LintRules;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

final class FixedFileTest {

    @Test
    void rewritesEverythingThatFitsTogether() {
        String sql = """
                begin;
                create table public.notes (id bigint primary key, at timestamp not null, body json);
                create index notes_at_idx on public.notes (at);
                alter table public.users add column note text, drop column old;
                create function public.f() returns int language sql as 'select 1';
                create policy "own rows" on public.notes using ((select auth.uid()) = user_id);
                do $$ begin
                  create table public.inner_table (id bigint, c char(3));
                end $$;
                commit;
                """;

        FixedFile fixed = FixedFile.of(lint(sql)).get(0);

        assertThat(fixed.text()).isEqualTo("""
                create table if not exists public.notes (id bigint primary key, at timestamptz not null, body jsonb);
                create index if not exists notes_at_idx on public.notes (at);
                alter table public.users add column if not exists note text, drop column if exists old;
                create or replace function public.f() returns int language sql as 'select 1';
                drop policy if exists "own rows" on public.notes;
                create policy "own rows" on public.notes using ((select auth.uid()) = user_id);
                do $$ begin
                  create table if not exists public.inner_table (id bigint, c text);
                end $$;
                """);
    }

    private static String fixed(String rule, String sql) {
        LintResult result = lint(sql);
        List<LintFinding> found = result.details().stream()
                .filter(each -> each.rule().id().equals(rule))
                .toList();
        return FixedFile.of(new LintResult(result.files(), found, 1)).stream()
                .map(FixedFile::text)
                .findFirst()
                .orElse(sql);
    }

    private static String policy(String clauses) {
        return "create policy p on public.notes for all to authenticated " + clauses + ";";
    }

    @Test
    void asksOnceWhoIsAsking() {
        String rule = "policy-auth-not-initplan";
        assertThat(fixed(
                        rule,
                        policy("using (auth.uid() = owner and (auth.jwt() ->> 'aal')::text = 'aal2')"
                                + " with check (owner = auth.uid())")))
                .isEqualTo(
                        policy("using ((select auth.uid()) = owner and ((select auth.jwt()) ->> 'aal')::text = 'aal2')"
                                + " with check (owner = (select auth.uid()))"));
        assertThat(fixed(rule, policy("using (public.is_member(team, auth.uid()) or owner = (select auth.uid()))")))
                .isEqualTo(
                        policy("using (public.is_member(team, (select auth.uid())) or owner = (select auth.uid()))"));
        assertThat(
                        fixed(
                                rule,
                                "do $$ begin execute 'create policy p on public.notes using (current_setting(''a.b'') = owner)'; end $$;"))
                .isEqualTo(
                        "do $$ begin execute 'create policy p on public.notes using ((select current_setting(''a.b'')) = owner)'; end $$;");
    }

    /** A subquery behind IN or ANY is asked for its rows, one in FROM needs a name, and one that reads a column is asked for each row. */
    @Test
    void leavesCallsThatASubqueryWouldChange() {
        String rule = "policy-auth-not-initplan";
        for (String clauses : List.of(
                "using (owner in (auth.uid()))",
                "using (exists (select 1 from auth.jwt() as claims where notes.owner::text = claims ->> 'sub'))",
                "using (current_setting(notes.name) = 'x')")) {
            assertThat(fixed(rule, policy(clauses))).isEqualTo(policy(clauses));
        }
    }

    @Test
    void namesAnIndexAsTheServerWould() {
        String table = "create table if not exists public.notes (id bigint, owner uuid, team bigint);\n";
        String rule = "constraint-unnamed";
        assertThat(fixed(rule, table + "create index on public.notes (team, owner desc) where team > 1;"))
                .isEqualTo(
                        table
                                + "create index if not exists notes_team_owner_idx on public.notes (team, owner desc) where team > 1;");
        assertThat(fixed(
                        rule,
                        table + "create index on notes (team);\ncreate index on notes (team) where owner is null;"))
                .isEqualTo(
                        table
                                + "create index if not exists notes_team_idx on notes (team);\ncreate index on notes (team) where owner is null;");
        for (String left : List.of(
                "create index on public.notes (lower(owner::text));",
                "create index on public.others (team);",
                "create index on public.notes (team) include (owner);",
                "create index notes_team_idx on public.notes (owner); create index on public.notes (team);")) {
            assertThat(fixed(rule, table + left)).isEqualTo(table + left);
        }
    }

    /** Where a rule proposes a rewrite of its own bad example, the rewritten file no longer has the finding. */
    @TestFactory
    Stream<DynamicTest> aRewriteEndsItsFinding() {
        return LintRules.all().stream()
                .map(rule -> DynamicTest.dynamicTest(rule.id(), () -> {
                    String bad = rule.page().bad();
                    List<LintFinding> before = findings(bad, rule);
                    if (!bad.contains("-- file:")
                            && before.stream().anyMatch(found -> !found.fix().isEmpty())) {
                        String text = FixedFile.of(new LintResult(lint(bad).files(), before, 1))
                                .get(0)
                                .text();
                        assertThat(findings(text, rule)).as(text).isEmpty();
                    }
                }));
    }

    private static List<LintFinding> findings(String sql, LintRule rule) {
        return lint(sql).details().stream()
                .filter(found -> found.rule().equals(rule))
                .toList();
    }

    private static LintResult lint(String sql) {
        LintSource source = LintSource.of("a.sql", sql);
        return new Linter(LintRules.all(), RuleSwitches.NONE)
                .lint(LintInput.of(List.of(source), LintContext.usual(LintCase.NOW)));
    }
}
