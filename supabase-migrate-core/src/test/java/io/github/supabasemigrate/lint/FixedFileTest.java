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
