package io.github.supabasemigrate.lint.told;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.supabasemigrate.finding.Finding;
import io.github.supabasemigrate.finding.Finding.DecidedBy;
import io.github.supabasemigrate.finding.RuleSwitches;
import io.github.supabasemigrate.lint.LintCase;
import io.github.supabasemigrate.lint.LintContext;
import io.github.supabasemigrate.lint.rules.LintRules;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the texts tell of the finished schema, seen through the rules that ask for it. */
final class ToldSchemaTest {

    @TempDir
    private Path directory;

    private List<Finding> findings(String rule, String sql) {
        return LintCase.of(sql).findings(LintRules.named(rule).orElseThrow(), directory);
    }

    @Test
    void saysThatItIsTheSchemaThatDecides() {
        assertThat(findings("no-primary-key", "create table public.logs (line text);"))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.decidedBy()).isEqualTo(DecidedBy.SCHEMA);
                    assertThat(String.valueOf(finding.location())).endsWith(".sql:1:1");
                });
    }

    @Test
    void followsATableThroughItsNames() {
        assertThat(findings("no-primary-key", """
                create table public.a (id int);
                alter table public.a rename to b;
                alter table public.b set schema private;
                alter table private.b add primary key (id);
                """)).isEmpty();
    }

    @Test
    void policiesGoWithTheirTable() {
        assertThat(findings("rls-no-policy", """
                create table public.a (id int primary key);
                alter table public.a enable row level security;
                create policy p on public.a for select using (true);
                alter table public.a rename to b;
                """)).isEmpty();
    }

    @Test
    void knowsWhatADroppedConstraintWasCalledByTheServer() {
        assertThat(findings("no-primary-key", """
                create table public.a (id int primary key);
                alter table public.a drop constraint a_pkey;
                """)).hasSize(1);
    }

    @Test
    void aDroppedIndexCoversNothing() {
        String start = """
                create table public.a (id int primary key);
                create table public.b (id int primary key, a int references public.a);
                create index on public.b (a);
                """;
        assertThat(findings("fk-unindexed", start)).isEmpty();
        assertThat(findings("fk-unindexed", start + "drop index public.b_a_idx;"))
                .hasSize(1);
    }

    @Test
    void aTableShapedElsewhereIsNotJudged() {
        assertThat(findings("no-primary-key", """
                create table public.a (like private.b including all);
                create table public.c () inherits (private.d);
                create table public.e as select 1 as id;
                create table public.f partition of private.g default;
                """)).isEmpty();
    }

    @Test
    void saysNothingWhereAStatementIsPutTogetherAtRunTime() {
        assertThat(findings("no-primary-key", """
                create table public.a (id int);
                do $$ declare t text; begin
                  for t in select tablename from pg_tables loop
                    execute format('alter table public.%I add primary key (id)', t);
                  end loop;
                end $$;
                """)).isEmpty();
    }

    @Test
    void saysNothingWhereATextIsUnknown() {
        assertThat(findings("no-primary-key", """
                create table public.a (id int);
                do $$ declare command text; begin
                  for command in select line from private.commands loop execute command; end loop;
                end $$;
                """)).isEmpty();
    }

    @Test
    void saysNothingWhereACalledFunctionChangesTheSchema() {
        String made = """
                create table public.a (id int);
                create function public.finish() returns void language plpgsql as $$
                begin alter table public.a add primary key (id); end $$;
                """;
        assertThat(findings("no-primary-key", made)).hasSize(1);
        assertThat(findings("no-primary-key", made + "select public.finish();")).isEmpty();
    }

    @Test
    void saysNothingWhereAFileDoesNotParse() {
        assertThat(findings("no-primary-key", "create table public.a (id int);\nalter table public.a frobnicate;\n"))
                .isEmpty();
    }

    @Test
    void aDroppedSchemaTakesItsTablesAlong() {
        assertThat(findings("no-primary-key", """
                create schema old;
                create table old.a (id int);
                drop schema old cascade;
                """)).isEmpty();
    }

    private static final String NOTHING_GRANTED = """
            create table public.a (id int primary key);
            alter table public.a enable row level security;
            create policy p on public.a for select to authenticated using (true);
            revoke all on public.a from authenticated;
            """;

    @Test
    void grantsAreKnownWhereTextsNameThem() {
        assertThat(findings("api-grants-missing", NOTHING_GRANTED)).hasSize(1);
    }

    @Test
    void whoeverElseMayGrantLeavesNothingKnown() {
        assertThat(findings("api-grants-missing", NOTHING_GRANTED + "set role app_owner;"))
                .isEmpty();
        assertThat(findings("api-grants-missing", NOTHING_GRANTED + "drop owned by app_owner;"))
                .isEmpty();
        assertThat(findings(
                        "api-grants-missing",
                        NOTHING_GRANTED
                                + "do $$ begin execute format('grant select on %I to authenticated', 'a'); end $$;"))
                .isEmpty();
    }

    @Test
    void anEventTriggerThatChangesTheSchemaLeavesNothingKnown() {
        String function = """
                create function public.%s() returns event_trigger language plpgsql as $$ begin %s end $$;
                create event trigger on_table on ddl_command_end execute function public.%1$s();
                """;
        assertThat(findings(
                        "api-grants-missing",
                        function.formatted("give", "grant select on public.a to authenticated;") + NOTHING_GRANTED))
                .isEmpty();
        assertThat(findings("api-grants-missing", function.formatted("tell", "notify pgrst;") + NOTHING_GRANTED))
                .hasSize(1);
    }

    @Test
    void aPlatformThatGrantsNothingIsKnown() {
        String sql = "create table public.a (id int primary key); create extension pg_graphql;";
        LintContext context = new LintContext(List.of("public"), Optional.empty(), LintCase.NOW, 17, false);
        RuleSwitches on = new RuleSwitches(Map.of("graphql-exposed", "warning"));
        assertThat(findings("graphql-exposed", sql)).hasSize(1);
        assertThat(LintCase.of(sql).lint(directory.resolve("closed"), on, context))
                .noneMatch(finding -> finding.rule().equals("graphql-exposed"));
    }

    @Test
    void aFunctionThatWentWithATypeUsesNothing() {
        String sql = """
                create type public.kind as enum ('a');
                create function public.tax() returns int language sql as 'select 1';
                create function public.total(k public.kind) returns int language plpgsql as $$ begin return public.tax(); end $$;
                drop function public.tax();
                """;
        assertThat(findings("drop-routine-or-type", sql)).hasSize(1);
        assertThat(findings("drop-routine-or-type", sql + "drop type public.kind cascade;"))
                .isEmpty();
    }
}
