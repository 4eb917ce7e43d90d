package io.github.supabasemigrate.goal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.supabasemigrate.finding.MigrateException;
import io.github.supabasemigrate.settings.Setting;
import io.github.supabasemigrate.settings.SettingValue;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingSourcesTest {

    private TestRun run;

    @BeforeEach
    void openProject(@TempDir Path directory) {
        run = new TestRun(directory).file("supabase/migrations/.gitkeep", "");
    }

    @Test
    void eachSourceWinsOverTheOneBefore() {
        assertThat(run.run().settings().value(Setting.URL)).isEmpty();

        run.file(".env", "SUPABASE_DB_URL=postgresql://env-file/d\n");
        assertThat(value(Setting.URL).source()).isEqualTo(".env SUPABASE_DB_URL");

        run.file(".env.local", "SUPABASE_DB_URL=postgresql://local/d\n");
        assertThat(value(Setting.URL).source()).isEqualTo(".env.local SUPABASE_DB_URL");

        run.file(".env.secrets", "DATABASE_URL=postgresql://secrets/d\n");
        assertThat(value(Setting.URL).source()).isEqualTo(".env.local SUPABASE_DB_URL");

        run.file(".env.secrets", "SUPABASE_DB_URL=postgresql://secrets/d\n");
        assertThat(value(Setting.URL).source()).isEqualTo(".env.secrets SUPABASE_DB_URL");

        run.configure("url", "postgresql://pom/d");
        assertThat(value(Setting.URL).source()).isEqualTo("POM");

        run.variable("DATABASE_URL", "postgresql://environment/d");
        assertThat(value(Setting.URL).source()).isEqualTo("environment DATABASE_URL");

        run.variable("SUPABASE_DB_URL", "postgresql://environment/d");
        assertThat(value(Setting.URL).source()).isEqualTo("environment SUPABASE_DB_URL");

        run.set("url", "postgresql://command-line/d");
        assertThat(value(Setting.URL).source()).isEqualTo("-Dsupabase-migrate.url");
    }

    @Test
    void theLoginOutsideTheProjectWinsOverTheEnvironment() {
        run.variable("SUPABASE_DB_PASSWORD", "from the environment").login("deployer", "from settings.xml");

        assertThat(value(Setting.PASSWORD).text()).isEqualTo("from settings.xml");
        assertThat(value(Setting.USER).source()).isEqualTo("settings.xml server `supabase-migrate`");
    }

    @Test
    void majorVersionComesFromTheConfigUnlessItIsSet() {
        run.file("supabase/config.toml", "[db]\nmajor_version = 15\n");

        assertThat(major().text()).isEqualTo("15");
        assertThat(major().source()).contains("config.toml");

        run.set("postgresVersion", "17");
        assertThat(major().text()).isEqualTo("17");
    }

    @Test
    void refusesAPasswordInTheBuildFile() {
        run.configure("password", "hunter2");

        assertThatThrownBy(run::run)
                .isInstanceOf(MigrateException.class)
                .hasMessageContaining("The POM sets a password")
                .hasMessageNotContaining("hunter2");
    }

    /** As `effective` shows it. */
    private SettingValue major() {
        return run.run().effective().value(Setting.POSTGRES_VERSION).orElseThrow();
    }

    private SettingValue value(Setting setting) {
        return run.run().settings().value(setting).orElseThrow();
    }
}
