package io.github.supabasemigrate.lint;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.supabasemigrate.lint.rules.LintRules;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** What users of other linters complain of in their issues: alarms that were false, and dangers that were passed over. */
final class KnownComplaintsTest {

    private static final String ORDERS = """
            -- file: 20250101000000_create_orders.sql
            create table public.orders (id bigint primary key, note varchar(20), total int, amount numeric(8, 2));
            -- file: 20250102000000_next.sql
            """;

    @TempDir
    private Path directory;

    private record Complaint(String what, String rule, String sql) {}

    private static final List<Complaint> FALSE_ALARMS = List.of(
            new Complaint(
                    "an index on a table of the same file, without BEGIN",
                    "index-not-concurrent",
                    "create table public.a (id int primary key, b int);\ncreate index on public.a (b);\n"),
            new Complaint(
                    "NOT NULL where a validated CHECK of an earlier file says so", "set-not-null-scan", ORDERS + """
                    alter table public.orders add constraint there check (total is not null) not valid;
                    -- file: 20250103000000_validate.sql
                    alter table public.orders validate constraint there;
                    -- file: 20250104000000_not_null.sql
                    alter table public.orders alter column total set not null;
                    """),
            new Complaint(
                    "varchar becoming text",
                    "column-type-rewrite",
                    ORDERS + "alter table public.orders alter column note type text;\n"),
            new Complaint(
                    "a varchar becoming longer with a needless USING",
                    "column-type-rewrite",
                    ORDERS + "alter table public.orders alter column note type varchar(30) using note::varchar(30);\n"),
            new Complaint(
                    "statements about row level security, which may run twice",
                    "missing-guard",
                    "alter table public.orders enable row level security;\n"),
            new Complaint(
                    "NOT VALID asked of a primary key",
                    "check-not-valid-missing",
                    ORDERS + "alter table public.orders add constraint k primary key using index orders_id_idx;\n"),
            new Complaint(
                    "CONCURRENTLY in a file of its own",
                    "non-transactional-splits-file",
                    "create index concurrently a_b on public.a (b);\n"),
            new Complaint(
                    "auth.uid() wrapped together with something else",
                    "policy-auth-not-initplan",
                    "create policy p on public.notes for select to authenticated using (owner = (select coalesce(auth.uid(), gen_random_uuid())));\n"),
            new Complaint(
                    "a fixed search_path that is not empty",
                    "function-search-path",
                    "create function public.f() returns int language sql security definer set search_path = public, pg_temp as 'select 1';\n"),
            new Complaint(
                    "lock_timeout by set_config",
                    "lock-timeout-missing",
                    ORDERS
                            + "select set_config('lock_timeout', '5s', false);\nalter table public.orders add column b int;\n"),
            new Complaint("a rename behind a view of the old name", "rename-table", ORDERS + """
                    alter table public.orders rename to purchases;
                    create view public.orders with (security_invoker = true) as select * from public.purchases;
                    """),
            new Complaint("a default by functions that are not volatile", "volatile-default-rewrite", ORDERS + """
                    alter table public.orders add column a text default lower('ABC');
                    alter table public.orders add column b timestamptz default pg_catalog.now();
                    alter table public.orders add column c int default -1;
                    alter table public.orders add column d date default current_date;
                    """),
            new Complaint(
                    "a policy for INSERT without WITH CHECK, which denies",
                    "policy-always-true",
                    "create policy p on public.notes for insert to authenticated;\n"),
            new Complaint(
                    "a type of a schema that the API does not serve",
                    "rls-not-enabled",
                    "create table private.orders (id int primary key);\n"),
            new Complaint(
                    "a primary key of the table's own index, counted as an index twice",
                    "index-duplicate",
                    "create table public.a (id int primary key, b int unique);\ncreate index on public.a (b, id);\n"));

    private static final List<Complaint> PASSED_OVER = List.of(
            new Complaint(
                    "an index on a table that CREATE TABLE IF NOT EXISTS finds there",
                    "index-not-concurrent",
                    ORDERS
                            + "create table if not exists public.orders (id int);\ncreate index on public.orders (total);\n"),
            new Complaint(
                    "an index on a table of another schema than the new one",
                    "index-not-concurrent",
                    ORDERS + "create table private.orders (id int);\ncreate index on public.orders (total);\n"),
            new Complaint("NOT NULL beside the validation of another constraint", "set-not-null-scan", ORDERS + """
                    alter table public.orders add constraint other check (id > 0) not valid;
                    alter table public.orders validate constraint other;
                    alter table public.orders alter column total set not null;
                    """),
            new Complaint(
                    "int becoming numeric",
                    "column-type-rewrite",
                    ORDERS + "alter table public.orders alter column total type numeric;\n"),
            new Complaint("DROP TABLE in a DO block", "drop-table", "do $$ begin drop table public.orders; end $$;\n"),
            new Complaint(
                    "DROP TABLE in a text that a DO block executes",
                    "drop-table",
                    "do $$ begin execute 'drop table ' || 'public.orders'; end $$;\n"),
            new Complaint(
                    "BEGIN behind a comment",
                    "transaction-nesting",
                    "-- what it is for\nbegin;\nselect 1;\ncommit;\nselect 2;\n"),
            new Complaint("a lock_timeout of 0", "timeout-ineffective", "set lock_timeout = 0;\n"),
            new Complaint(
                    "a lock_timeout that is reset before it is needed",
                    "lock-timeout-missing",
                    ORDERS
                            + "set lock_timeout = '5s';\nreset lock_timeout;\nalter table public.orders add column b int;\n"),
            new Complaint(
                    "one call of auth.uid() wrapped and another bare",
                    "policy-auth-not-initplan",
                    "create policy p on public.notes for select to authenticated using (owner = (select auth.uid()) or org = auth.uid());\n"),
            new Complaint(
                    "a volatile default inside an array",
                    "volatile-default-rewrite",
                    ORDERS
                            + "alter table public.orders add column a timestamptz[] default array[clock_timestamp()];\n"),
            new Complaint(
                    "a column compared with itself",
                    "policy-always-true",
                    "create policy p on public.notes for delete to authenticated using (id = id);\n"),
            new Complaint(
                    "nobody logged in sees everything",
                    "policy-null-auth-bypass",
                    "create policy p on public.notes for select using (auth.uid() is null or owner = auth.uid());\n"),
            new Complaint("a partial index below a foreign key", "fk-unindexed", """
                    create table public.a (id int primary key);
                    create table public.b (id int primary key, a int references public.a);
                    create index on public.b (a) where a > 5;
                    """),
            new Complaint(
                    "an enum's new value used where it is added",
                    "enum-value-used-same-tx",
                    "alter type public.mood add value 'fine';\nupdate public.notes set mood = 'fine' where id = 1;\n"),
            new Complaint(
                    "row level security taken away",
                    "rls-disabled",
                    "alter table public.notes disable row level security;\n"),
            new Complaint("everything granted to anon", "grant-wide", "grant all on public.notes to anon;\n"));

    @TestFactory
    Stream<DynamicTest> staysSilentWhereOthersCryWolf() {
        return FALSE_ALARMS.stream()
                .map(complaint -> DynamicTest.dynamicTest(
                        complaint.what(), () -> assertThat(found(complaint)).isZero()));
    }

    @TestFactory
    Stream<DynamicTest> findsWhatOthersPassOver() {
        return PASSED_OVER.stream()
                .map(complaint -> DynamicTest.dynamicTest(
                        complaint.what(), () -> assertThat(found(complaint)).isPositive()));
    }

    private int found(Complaint complaint) {
        LintRule rule = LintRules.named(complaint.rule()).orElseThrow();
        Path where = directory.resolve(Integer.toHexString(complaint.what().hashCode()));
        return LintCase.of(complaint.sql()).findings(rule, where).size();
    }
}
