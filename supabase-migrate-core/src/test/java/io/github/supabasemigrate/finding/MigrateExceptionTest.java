package io.github.supabasemigrate.finding;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MigrateExceptionTest {

    @Test
    void tellsWhereWhatWhyStateAndNextOnALineEach() {
        var failure = MigrateException.because("`CREATE TABLE` fails.")
                .where(new Location("supabase/migrations/1_a.sql", 3, 7))
                .why("ERROR: relation \"a\" already exists (SQLSTATE 42P07)")
                .state("0 of 2 migrations are applied.")
                .next("mvn supabase-migrate:status")
                .build();

        assertThat(failure).hasMessage("""
                supabase/migrations/1_a.sql:3:7: `CREATE TABLE` fails.
                ERROR: relation "a" already exists (SQLSTATE 42P07)
                0 of 2 migrations are applied.
                mvn supabase-migrate:status""");
    }
}
