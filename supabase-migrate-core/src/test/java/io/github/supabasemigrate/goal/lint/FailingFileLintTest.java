package io.github.supabasemigrate.goal.lint;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.supabasemigrate.goal.TestRun;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file whose last statement fails: what the statements before it did was rolled back, and is found all the same. */
final class FailingFileLintTest {

    private static final String TABLES = """
            create table public.users (id bigint primary key, a int, b text, at timestamptz);
            create index users_b on public.users (b);
            create table public.others (id bigint primary key);
            insert into public.users (id, a, b) select i, i, i from generate_series(1, 50) i;
            create function public.f() returns trigger language plpgsql as $$ begin return new; end $$;
            """;

    private static final String LOCKING = """
            alter table public.users alter column b set not null;
            create trigger t before update on public.users for each row execute function public.f();
            alter table public.users add column c uuid default gen_random_uuid();
            alter table public.others add column d int;
            alter table public.users add foreign key (id) references public.others not valid;
            drop index public.users_b;
            do $$ begin execute 'alter table public.users add ch' || 'eck (a > 0)'; end $$;
            create index users_a on public.users (a);
            alter table public.users alter column a type bigint;
            """;

    @TempDir
    private Path directory;

    @Test
    void aFailureAtTheEndHidesNothing() {
        List<String> whole = findings("whole", LOCKING + "select 1;\n");
        assertThat(whole).anyMatch(finding -> finding.startsWith("trigger-lock observed"));
        assertThat(findings("failing", LOCKING + "select 1 / 0;\n")).containsAll(whole);
    }

    private List<String> findings(String project, String sql) {
        try (TestRun run = new TestRun(directory.resolve(project))) {
            run.file("supabase/migrations/20250101000000_add_users.sql", TABLES)
                    .file("supabase/migrations/20250102000000_change_users.sql", sql);
            List<?> found =
                    (List<?>) Objects.requireNonNull(run.tool().lint().data().get("findings"));
            return found.stream()
                    .map(each -> (Map<?, ?>) each)
                    .filter(each -> String.valueOf(each.get("file")).contains("change_users"))
                    .map(each -> each.get("rule") + " " + each.get("decidedBy") + " " + each.get("line"))
                    .toList();
        }
    }
}
