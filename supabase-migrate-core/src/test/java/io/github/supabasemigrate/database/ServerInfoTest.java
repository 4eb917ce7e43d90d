package io.github.supabasemigrate.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.supabasemigrate.testing.TestPostgres;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

class ServerInfoTest {

    @Test
    void tellsVersionAndRole() throws SQLException {
        try (Connection connection = TestPostgres.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("SET ROLE pg_monitor");
            ServerInfo info = ServerInfo.of(connection);

            assertThat(info.major()).isGreaterThanOrEqualTo(14);
            assertThat(info.version()).startsWith(info.major() + ".");
            assertThat(info.inRecovery()).isFalse();
            assertThat(info.role().name()).isEqualTo("pg_monitor");
            assertThat(info.role().login()).isEqualTo("postgres");
            assertThat(info.role().isSuperuser()).isFalse();
        }
    }

    @Test
    void isSupabaseOnlyWithThePlatformsSchemasAndRoles() throws SQLException {
        try (Connection connection = TestPostgres.connect();
                Statement statement = connection.createStatement()) {
            assertThat(ServerInfo.of(connection).isSupabase()).isFalse();
            connection.setAutoCommit(false);
            statement.execute("DO $$ BEGIN CREATE ROLE supabase_admin; EXCEPTION WHEN duplicate_object THEN END $$");
            statement.execute("CREATE SCHEMA auth");
            assertThat(ServerInfo.of(connection).isSupabase()).isTrue();
            connection.rollback();
        }
    }
}
