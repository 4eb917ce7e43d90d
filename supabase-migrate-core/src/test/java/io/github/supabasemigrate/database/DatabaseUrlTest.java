package io.github.supabasemigrate.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.supabasemigrate.database.SupabaseEndpoint.Door;
import io.github.supabasemigrate.finding.MigrateException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseUrlTest {

    private static final String REF = "abcdefghijklmnopqrst";

    @Test
    void takesAUriApart() {
        DatabaseUrl url = DatabaseUrl.parse("postgresql://app:secret@db.example.com:6000/shop?sslmode=disable");

        assertThat(url.host()).isEqualTo("db.example.com");
        assertThat(url.port()).isEqualTo(6000);
        assertThat(url.database()).isEqualTo("shop");
        assertThat(url.user()).isEqualTo("app");
        assertThat(url.password()).isEqualTo(Secret.of("secret"));
        assertThat(url.parameters()).containsEntry("sslmode", "disable");
    }

    @Test
    void fillsInWhatIsLeftOut() {
        assertThat(DatabaseUrl.parse("postgres://")).isEqualTo(DatabaseUrl.of("localhost", 5432, "postgres"));
        assertThat(DatabaseUrl.parse("jdbc:postgresql:shop")).isEqualTo(DatabaseUrl.of("localhost", 5432, "shop"));
        assertThat(DatabaseUrl.parse("postgresql:///shop?host=db&port=6000&user=app"))
                .hasToString("postgresql://app@db:6000/shop");
    }

    @Test
    void decodesEveryPart() {
        DatabaseUrl url = DatabaseUrl.parse("postgresql://us%40er:p%40%3A%2F%23%25%3F%C3%A6+@h/d%20b");

        assertThat(url.user()).isEqualTo("us@er");
        assertThat(url.password()).isEqualTo(Secret.of("p@:/#%?æ+"));
        assertThat(url.database()).isEqualTo("d b");
    }

    @Test
    void readsAJdbcUrlAsTheDriverDoes() {
        DatabaseUrl url = DatabaseUrl.parse("jdbc:postgresql://h:6000/d?user=app&password=a+b%2Bc&ssl=true");

        assertThat(url.user()).isEqualTo("app");
        assertThat(url.password()).isEqualTo(Secret.of("a b+c"));
        assertThat(url.toJdbcUrl()).isEqualTo("jdbc:postgresql://h:6000/d");
    }

    @Test
    void takesIpv6AddressesInBrackets() {
        DatabaseUrl url = DatabaseUrl.parse("postgresql://postgres@[2001:db8::1]:6000/d");

        assertThat(url.host()).isEqualTo("2001:db8::1");
        assertThat(url).hasToString("postgresql://postgres@[2001:db8::1]:6000/d");
        assertThat(DatabaseUrl.parse("postgresql://[::1]").isLoopback()).isTrue();
    }

    @Test
    void acceptsAColonInAPassword() {
        assertThat(DatabaseUrl.parse("postgresql://u:a:b@h/d").password()).isEqualTo(Secret.of("a:b"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "postgresql://postgres:hun@ter2@db.example.com:5432/postgres",
                "postgresql://postgres:hun/ter2@db.example.com:5432/postgres",
                "postgresql://postgres:12/ter2@db.example.com:5432/postgres",
                "postgresql://postgres:hun?ter2@db.example.com:5432/postgres",
                "postgresql://postgres:hun@/ter2@db.example.com:5432/postgres",
                "postgresql://postgres:hun@1?ter2=@db.example.com:5432/postgres",
                "postgresql://postgres:hun#ter2@db.example.com:5432/postgres",
                "postgresql://postgres:h%un/ter2@db.example.com:5432/postgres",
                "postgresql://postgres:hun%ter2@db.example.com:5432/postgres",
                "postgresql://postgres:hun%@db.example.com:5432/postgres",
            })
    void refusesARawDelimiterInAPasswordAndSaysHowToWriteIt(String url) {
        assertThatThrownBy(() -> DatabaseUrl.parse(url))
                .isInstanceOf(MigrateException.class)
                .hasMessageContaining("password")
                .hasMessageContaining("%40 for @")
                .hasMessageContaining("SUPABASE_DB_PASSWORD")
                .hasMessageNotContainingAny("hun", "ter2", "12");
    }

    @Test
    void namesTheServerMeantWhenThatIsBeyondDoubt() {
        assertThatThrownBy(() -> DatabaseUrl.parse("postgresql://postgres:a@b@db.example.com:5432/postgres"))
                .hasMessageStartingWith("The password in the database URL for the server"
                        + " `db.example.com:5432/postgres` contains `@`");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mysql://root:hunter2@h/d",
                "hunter2",
                "postgresql://postgres:hunter2",
                "postgresql://h:0/d?password=hunter2",
                "postgresql://h:70000/d?password=hunter2",
                "postgresql://h/d?password=a&hunter2",
                "postgresql://u:hunter2@h1,h2/d",
                "postgresql://u:hunter2@h1:5432,h2:5432/d",
                "postgresql://u:hunter2@/d?host=/var/run/postgresql",
            })
    void refusesWhatItCannotReadWithoutShowingAnyOfIt(String url) {
        assertThatThrownBy(() -> DatabaseUrl.parse(url))
                .isInstanceOf(MigrateException.class)
                .hasMessageNotContaining("hunter2");
    }

    @Test
    void anAtSignIsPlainInAParameterOfAJdbcUrlOnly() {
        assertThat(DatabaseUrl.parse("jdbc:postgresql://h/d?user=a@b&password=c@d")
                        .user())
                .isEqualTo("a@b");
        assertThatThrownBy(() -> DatabaseUrl.parse("postgresql://postgres:hun?t=er2@h/d"))
                .hasMessageContaining("contains `?`");
    }

    @Test
    void aDashboardsPlaceholderIsNoPassword() {
        assertThat(DatabaseUrl.parse("postgresql://postgres:[YOUR-PASSWORD]@h:5432/postgres")
                        .password())
                .isNull();
        assertThatThrownBy(() -> DatabaseUrl.parse("postgresql://postgres.[ref]:[password]@h:6543/postgres"))
                .hasMessageContaining("placeholder `[ref]`");
    }

    @Test
    void neverPrintsAPassword() {
        assertThat(DatabaseUrl.parse("postgresql://u:hunter2@h/d?sslpassword=hunter2"))
                .hasToString("postgresql://u@h:5432/d");
    }

    @ParameterizedTest
    @CsvSource({
        "postgresql://postgres@db." + REF + ".supabase.co/postgres, DIRECT, " + REF,
        "postgresql://postgres@db." + REF + ".supabase.co:6543/postgres, DEDICATED_POOLER, " + REF,
        "postgresql://postgres." + REF + "@aws-0-eu-north-1.pooler.supabase.com:5432/postgres, SESSION_POOLER, " + REF,
        "postgresql://postgres." + REF + "@aws-1-us-west-1.pooler.supabase.com:6543/x, TRANSACTION_POOLER, " + REF,
        "postgresql://postgres@aws-0-x.pooler.supabase.com/p?options=reference%3D" + REF + ", SESSION_POOLER, " + REF,
        "postgresql://postgres@aws-0-x.pooler.supabase.com/p, SESSION_POOLER,",
        "postgresql://postgres@db.example.com:6543/postgres, ELSEWHERE,",
    })
    void recognisesTheDoorsOfSupabase(String url, Door door, String projectRef) {
        assertThat(DatabaseUrl.parse(url).endpoint()).isEqualTo(new SupabaseEndpoint(door, projectRef));
    }
}
