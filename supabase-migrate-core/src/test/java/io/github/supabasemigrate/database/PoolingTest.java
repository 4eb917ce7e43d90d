package io.github.supabasemigrate.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.supabasemigrate.finding.MigrateException;
import io.github.supabasemigrate.testing.TestPgBouncer;
import io.github.supabasemigrate.testing.TestPostgres;
import java.sql.Connection;
import org.junit.jupiter.api.Test;

/** Against a real PgBouncer in each of its modes. */
class PoolingTest {

    @Test
    void aServerItselfIsNoPooler() throws Exception {
        assertThat(pooling(TestPostgres.newDatabase())).isEqualTo(Pooling.NONE);
    }

    @Test
    void recognisesATransactionPoolerAndRefusesItNamingTheServer() throws Exception {
        String server = TestPostgres.newDatabase();
        try (TestPgBouncer pooler = TestPgBouncer.start(server, "transaction")) {
            Database database = Database.ofJdbcUrl(pooler.jdbcUrl());
            try (Connection connection = database.connect()) {
                assertThat(Pooling.of(database, connection)).isEqualTo(Pooling.TRANSACTION);
                DatabaseUrl behind = DatabaseUrl.parse(server).withHost("127.0.0.1");
                assertThatThrownBy(() -> Pooling.requireLastingSession(database, connection))
                        .isInstanceOf(MigrateException.class)
                        .hasMessageContaining("`127.0.0.1:" + database.port() + "` is a transaction pooler")
                        .hasMessageContaining(behind.toString());
            }
        }
    }

    @Test
    void recognisesATransactionPoolerThatTakesItsSessionsInTurn() throws Exception {
        try (TestPgBouncer pooler = TestPgBouncer.start(
                TestPostgres.newDatabase(), "transaction", "server_round_robin = 1", "min_pool_size = 4")) {
            assertThat(pooling(pooler.jdbcUrl())).isEqualTo(Pooling.TRANSACTION);
        }
    }

    @Test
    void acceptsASessionPooler() throws Exception {
        try (TestPgBouncer pooler = TestPgBouncer.start(TestPostgres.newDatabase(), "session")) {
            Database database = Database.ofJdbcUrl(pooler.jdbcUrl());
            try (Connection connection = database.connect()) {
                assertThat(Pooling.of(database, connection)).isEqualTo(Pooling.SESSION);
                Pooling.requireLastingSession(database, connection);
            }
        }
    }

    @Test
    void acceptsASessionPoolerThatHasNoSecondSession() throws Exception {
        try (TestPgBouncer pooler = TestPgBouncer.start(
                TestPostgres.newDatabase(), "session", "default_pool_size = 1", "query_wait_timeout = 1")) {
            assertThat(pooling(pooler.jdbcUrl())).isEqualTo(Pooling.SESSION);
        }
    }

    @Test
    void refusesAStatementPoolerAsWell() throws Exception {
        try (TestPgBouncer pooler = TestPgBouncer.start(TestPostgres.newDatabase(), "statement")) {
            assertThat(pooling(pooler.jdbcUrl())).isEqualTo(Pooling.TRANSACTION);
        }
    }

    private static Pooling pooling(String jdbcUrl) throws Exception {
        Database database = Database.ofJdbcUrl(jdbcUrl);
        try (Connection connection = database.connect()) {
            return Pooling.of(database, connection);
        }
    }
}
