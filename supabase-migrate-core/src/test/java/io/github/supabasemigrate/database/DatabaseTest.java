package io.github.supabasemigrate.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.supabasemigrate.finding.Finding;
import io.github.supabasemigrate.finding.MigrateException;
import io.github.supabasemigrate.testing.TestPostgres;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;

class DatabaseTest {

    private static final String REF = "abcdefghijklmnopqrst";

    @Test
    void namesItselfToTheServerAlsoAfterResetAll() throws SQLException {
        try (Connection connection =
                Database.ofJdbcUrl(TestPostgres.newDatabase()).connect()) {
            assertThat(ask(connection, "SHOW application_name")).isEqualTo("supabase-migrate");
            execute(connection, "RESET ALL");
            assertThat(ask(connection, "SHOW application_name")).isEqualTo("supabase-migrate");
        }
    }

    @Test
    void preparesNothingOnTheServer() throws SQLException {
        try (Connection connection =
                        Database.ofJdbcUrl(TestPostgres.newDatabase()).connect();
                var statement = connection.prepareStatement("SELECT ?")) {
            for (int i = 0; i < 10; i++) {
                statement.setInt(1, i);
                statement.executeQuery().close();
            }
            assertThat(ask(connection, "SELECT count(*) FROM pg_prepared_statements"))
                    .isEqualTo("0");
        }
    }

    @Test
    void hasTheDatabasesTimeZoneWhateverThisComputersIs() throws SQLException {
        Database database = Database.ofJdbcUrl(TestPostgres.newDatabase());
        try (Connection connection = database.connect()) {
            execute(connection, "ALTER DATABASE " + database.name() + " SET timezone TO 'Asia/Tokyo'");
        }
        TimeZone before = TimeZone.getDefault();
        try {
            TimeZone.setDefault(TimeZone.getTimeZone("America/Lima"));
            Database again = Database.of(database.url(), database.credentials());
            try (Connection connection = again.connect()) {
                assertThat(ask(connection, "SHOW timezone")).isEqualTo("Asia/Tokyo");
                again.resetSession(connection);
                assertThat(ask(connection, "SHOW timezone")).isEqualTo("Asia/Tokyo");
            }
            try (Connection reading = again.connectToRead()) {
                again.complete(reading);
                assertThat(ask(reading, "SHOW timezone")).isEqualTo("Asia/Tokyo");
            }
        } finally {
            TimeZone.setDefault(before);
        }
    }

    @Test
    void platformLoginsActAsPostgresAndComeBackToIt() throws SQLException {
        Database admin = Database.ofJdbcUrl(TestPostgres.newDatabase());
        String login = "cli_login_" + admin.name();
        try (Connection connection = admin.connect()) {
            execute(connection, "CREATE ROLE \"" + login + ".ref\" LOGIN SUPERUSER PASSWORD 'of-the-login'");
            execute(connection, "CREATE ROLE " + login + "_other");
        }
        Database platform = Database.of(admin.url(), Credentials.of(login + ".ref", Secret.of("of-the-login")));
        try (Connection connection = platform.connect()) {
            assertThat(ask(connection, "SELECT current_user")).isEqualTo("postgres");
            execute(connection, "SET ROLE " + login + "_other");
            platform.resetSession(connection);
            assertThat(ask(connection, "SELECT current_user")).isEqualTo("postgres");
        }
        try (Connection reading = platform.connectToRead()) {
            assertThat(ask(reading, "SELECT current_user")).isEqualTo("postgres");
        }
        try (Connection connection = platform.actingAsLogin().connect()) {
            assertThat(ask(connection, "SELECT current_user")).isEqualTo(login + ".ref");
        }
    }

    @Test
    void thePlatformsAdministratorActsAsPostgresToo() throws SQLException {
        Database admin = Database.ofJdbcUrl(TestPostgres.newDatabase());
        try (Connection connection = admin.connect()) {
            execute(connection, "DO $$ BEGIN CREATE ROLE supabase_admin; EXCEPTION WHEN duplicate_object THEN END $$");
            execute(connection, "ALTER ROLE supabase_admin LOGIN SUPERUSER PASSWORD 'of-the-login'");
        }
        Credentials login = Credentials.of("supabase_admin", Secret.of("of-the-login"));
        try (Connection connection = Database.of(admin.url(), login).connect()) {
            assertThat(ask(connection, "SELECT session_user || ' as ' || current_user"))
                    .isEqualTo("supabase_admin as postgres");
        } finally {
            try (Connection connection = admin.connect()) {
                execute(connection, "DROP ROLE supabase_admin");
            }
        }
    }

    @Test
    void resettingUndoesRoleAndSettingsOfAMigration() throws SQLException {
        Database database = Database.ofJdbcUrl(TestPostgres.newDatabase());
        try (Connection connection = database.connect()) {
            execute(connection, "SET ROLE pg_monitor");
            execute(connection, "SET search_path = ''");
            database.resetSession(connection);
            assertThat(ask(connection, "SELECT current_user || ' ' || current_setting('search_path')"))
                    .isEqualTo("postgres \"$user\", public");
        }
    }

    @Test
    void asksForTlsOffThisMachineOnly() {
        assertThat(sslMode("postgresql://db.example.com/d")).isEqualTo("require");
        assertThat(sslMode("postgresql://localhost/d")).isEqualTo("prefer");
        assertThat(sslMode("postgresql://db.example.com/d?sslmode=disable")).isEqualTo("disable");
        assertThat(sslMode("postgresql://db.example.com/d?sslrootcert=prod-ca.crt"))
                .isEqualTo("verify-full");
        assertThat(sslMode("postgresql://db.example.com/d?sslrootcert=system")).isEqualTo("verify-full");
        assertThat(sslMode("jdbc:postgresql://db.example.com/d?ssl=true")).isEqualTo("verify-full");
        assertThat(sslMode("jdbc:postgresql://localhost/d?ssl=false")).isEqualTo("disable");
    }

    @Test
    void refusesAMisspeltTlsSettingSinceIgnoringItWouldWeakenTheConnection() {
        assertThatThrownBy(() -> Database.of(DatabaseUrl.parse("postgresql://h/d?sslmod=verify-full")))
                .isInstanceOf(MigrateException.class)
                .hasMessageContaining("`sslmod`");
        assertThatThrownBy(() -> Database.of(DatabaseUrl.parse("postgresql://h/d?sslmode=verifyfull")))
                .hasMessageContaining("verify-full");
    }

    @Test
    void translatesLibpqsParameters() {
        Properties properties = Database.of(DatabaseUrl.parse("postgresql://h/d?connect_timeout=3&keepalives=0"
                        + "&options=reference%3D" + REF + "&target_session_attrs=read-write&application_name=ci"))
                .properties();

        assertThat(properties)
                .containsEntry("connectTimeout", "3")
                .containsEntry("tcpKeepAlive", "false")
                .containsEntry("options", "reference=" + REF)
                .containsEntry("targetServerType", "primary")
                .containsEntry("ApplicationName", "ci");
    }

    @Test
    void namesTheParametersThatHaveNoEffect() {
        Database database =
                Database.of(DatabaseUrl.parse("postgresql://h/d?pgbouncer=true&prepareThreshold=5&connection_limit=1"));

        assertThat(database.notices())
                .extracting(Finding::message)
                .containsExactly(
                        "The parameter `pgbouncer` of the database URL has no effect here.",
                        "The parameter `prepareThreshold` of the database URL has no effect here.",
                        "The parameter `connection_limit` of the database URL has no effect here.");
        assertThat(database.properties()).containsEntry("prepareThreshold", "0");
    }

    @Test
    void leavesTheTransactionPoolerForTheSessionPoolerAndSaysSo() {
        Database database = Database.of(DatabaseUrl.parse(
                "postgresql://postgres." + REF + ":hunter2@aws-0-eu-north-1.pooler.supabase.com:6543/postgres"));

        assertThat(database.port()).isEqualTo(5432);
        assertThat(database.notices()).singleElement().satisfies(notice -> {
            assertThat(notice.message()).contains("aws-0-eu-north-1.pooler.supabase.com:6543");
            assertThat(notice.hint())
                    .isEqualTo("Set the URL to postgresql://postgres." + REF
                            + "@aws-0-eu-north-1.pooler.supabase.com:5432/postgres.");
        });
    }

    @Test
    void neverPrintsAPassword() {
        Database database = Database.of(DatabaseUrl.parse("postgresql://u:hunter2@h/d"));

        assertThat(database).hasToString("`d` on `h:5432` as `u`");
        assertThat(database.credentials()).hasToString("user `u` (the URL), password from the URL");
        assertThat(database.url().toString() + database.credentials()).doesNotContain("hunter2");
    }

    private static String sslMode(String url) {
        return Database.of(DatabaseUrl.parse(url)).properties().getProperty("sslmode");
    }

    private static String ask(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery(sql)) {
            answer.next();
            return answer.getString(1);
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
