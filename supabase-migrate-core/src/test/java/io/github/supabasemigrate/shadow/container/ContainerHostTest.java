package io.github.supabasemigrate.shadow.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.supabasemigrate.finding.MigrateException;
import io.github.supabasemigrate.shadow.Baseline;
import io.github.supabasemigrate.shadow.Shadow;
import io.github.supabasemigrate.shadow.ShadowServer;
import io.github.supabasemigrate.shadow.baseline.PlatformBaseline;
import java.sql.Connection;
import java.sql.ResultSet;
import org.junit.jupiter.api.Test;
import org.testcontainers.DockerClientFactory;

class ContainerHostTest {

    private static final Baseline PLATFORM = Baseline.of(new PlatformBaseline(true), false);

    @Test
    void saysWhatToAddWithoutTestcontainers() {
        assertThatThrownBy(() -> ContainerHost.requireTestcontainers(ClassLoader.getPlatformClassLoader()))
                .isInstanceOf(MigrateException.class)
                .hasMessageContaining("org.testcontainers:testcontainers-postgresql")
                .hasMessageContaining("-Dsupabase-migrate.shadow=embedded");
    }

    @Test
    void saysWhatToDoWithoutAnEngine() {
        assumeTrue(!DockerClientFactory.instance().isDockerAvailable(), "there is an engine here");
        assertThatThrownBy(() -> new ContainerHost("postgres:17", PLATFORM).start())
                .isInstanceOf(MigrateException.class)
                .hasMessageContaining("Start Docker");
    }

    @Test
    void namesTheImageOfAMajorVersion() {
        assertThat(ContainerHost.supabaseImage(17)).startsWith("supabase/postgres:17.");
        assertThatThrownBy(() -> ContainerHost.supabaseImage(18)).hasMessageContaining("postgres:18");
    }

    /** The image is the caller's to bring: {@code -Dshadow.image=postgres:17}. */
    @Test
    void startsAnImageAndMakesItThePlatform() throws Exception {
        String image = System.getProperty("shadow.image", "");
        assumeTrue(!image.isEmpty(), "no image given: -Dshadow.image=…");
        assumeTrue(DockerClientFactory.instance().isDockerAvailable(), "no container engine here");
        try (ShadowServer server = new ContainerHost(image, PLATFORM).start();
                Shadow shadow = server.createDatabase();
                Connection connection = shadow.connect();
                ResultSet row = connection.createStatement().executeQuery("SELECT to_regclass('auth.users')::text")) {
            row.next();
            assertThat(row.getString(1)).isEqualTo("auth.users");
        }
    }
}
