package io.github.supabasemigrate.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.supabasemigrate.finding.MigrateException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsTest {

    private static final Path BASE = Path.of("module").toAbsolutePath();

    @Test
    void startsWithTheDefaults() {
        var settings = Settings.in(BASE).build();

        assertThat(settings.value(Setting.LOCK_TIMEOUT))
                .contains(new SettingValue(Setting.LOCK_TIMEOUT, "5s", "default"));
        assertThat(settings.text(Setting.URL)).isEmpty();
    }

    @Test
    void laterSourceWinsAndIsNamed() {
        var settings = Settings.in(BASE)
                .set(Setting.INCLUDE_SEED, "true", "POM")
                .userProperties(Map.of("supabase-migrate.includeSeed", "false"))
                .build();

        assertThat(settings.isOn(Setting.INCLUDE_SEED)).isFalse();
        assertThat(settings.value(Setting.INCLUDE_SEED).orElseThrow().source())
                .isEqualTo("-Dsupabase-migrate.includeSeed");
    }

    @Test
    void knowsWhichOfTwoSettingsCameFromTheStrongerSource() {
        var settings = Settings.in(BASE)
                .set(Setting.PASSWORD, "old", ".env")
                .strongerSource()
                .set(Setting.URL, "postgresql://me:new@h/d", "environment")
                .build();

        assertThat(settings.overrides(Setting.URL, Setting.PASSWORD)).isTrue();
        assertThat(settings.overrides(Setting.PASSWORD, Setting.URL)).isFalse();
        assertThat(settings.overrides(Setting.PASSWORD, Setting.USER)).isTrue();
    }

    @Test
    void blankValueChangesNothing() {
        var settings = Settings.in(BASE)
                .set(Setting.URL, "postgresql://h/d", "POM")
                .set(Setting.URL, " ", "environment SUPABASE_DB_URL")
                .build();

        assertThat(settings.text(Setting.URL)).contains("postgresql://h/d");
    }

    @Test
    void refusesAPropertyThatNoSettingHas() {
        var builder = Settings.in(BASE);

        assertThatThrownBy(() -> builder.userProperties(Map.of("supabase-migrate.dryrun", "true")))
                .isInstanceOf(MigrateException.class)
                .hasMessageContaining("`-Dsupabase-migrate.dryrun` is no setting; the nearest is `dryRun`");
    }

    @Test
    void leavesOtherPropertiesAndTheGoalsSkipsAlone() {
        var settings = Settings.in(BASE)
                .userProperties(Map.of("supabase.x", "1", "skipTests", "true", "supabase-migrate.verify.skip", "true"))
                .build();

        assertThat(settings.isOn(Setting.SKIP)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"includeSeed, yes", "dryRun, maybe", "lockTimeout, 5 parsecs", "port, -1"})
    void refusesAValueThatIsNotOfTheType(String key, String text) {
        var builder = Settings.in(BASE);
        var properties = Map.of("supabase-migrate." + key, text);

        assertThatThrownBy(() -> builder.userProperties(properties))
                .isInstanceOf(MigrateException.class)
                .hasMessageContaining("`" + key + "` is `" + text + "`, which is not ")
                .hasMessageContaining("Set by -Dsupabase-migrate." + key);
    }

    @ParameterizedTest
    @CsvSource({"750, PT0.75S", "500ms, PT0.5S", "5s, PT5S", "2min, PT2M", "1 h, PT1H"})
    void readsDurationsAsPostgresDoes(String text, String expected) {
        var settings = Settings.in(BASE).set(Setting.LOCK_TIMEOUT, text, "test").build();

        assertThat(settings.duration(Setting.LOCK_TIMEOUT)).contains(Duration.parse(expected));
    }

    @Test
    void readsListsAndPaths() {
        var settings = Settings.in(BASE)
                .set(Setting.APPLIED, "001, 002,,", "test")
                .set(Setting.MIGRATIONS, "../db", "test")
                .build();

        assertThat(settings.list(Setting.APPLIED)).containsExactly("001", "002");
        assertThat(settings.path(Setting.MIGRATIONS)).contains(BASE.resolveSibling("db"));
    }

    @ParameterizedTest
    @CsvSource({
        "postgresql://me:hunter2@host:5432/db, postgresql://me:***@host:5432/db",
        "postgresql://me:hun@ter:2@host/db, postgresql://me:***@host/db",
        "jdbc:postgresql://host/db?user=me&password=hunter2&ssl=true, jdbc:postgresql://host/db?user=me&password=***&ssl=true",
        "postgresql://host/db, postgresql://host/db"
    })
    void masksThePasswordOfAUrl(String url, String masked) {
        assertThat(new SettingValue(Setting.URL, url, "test").masked()).isEqualTo(masked);
    }

    @Test
    void neverPrintsThePassword() {
        var settings = Settings.in(BASE)
                .set(Setting.PASSWORD, "hunter2", "environment SUPABASE_DB_PASSWORD")
                .build();

        assertThat(settings.toString()).doesNotContain("hunter2").contains("SUPABASE_DB_PASSWORD");
    }

    @Test
    void requiredSettingSaysHowToSetIt() {
        var settings = Settings.in(BASE).build();

        assertThatThrownBy(() -> settings.required(Setting.NAME, "add_users"))
                .hasMessageContaining("`name` is not set.")
                .hasMessageContaining("-Dsupabase-migrate.name=add_users");
    }

    @Test
    void aDottedNameIsTheSameSetting() {
        assertThat(Setting.ofKey("shadow.standIns")).contains(Setting.STAND_INS);
        assertThat(Setting.ofKey("shadow.")).isEmpty();
    }

    @Test
    void everySettingHasItsOwnNamesAndOneLineOfHelp() {
        assertThat(Arrays.stream(Setting.values()).map(Setting::key)).doesNotHaveDuplicates();
        assertThat(Setting.values()).allSatisfy(setting -> {
            assertThat(setting.doc()).endsWith(".").doesNotContain("\n");
            assertThat(Setting.ofKey(setting.key())).contains(setting);
        });
    }
}
