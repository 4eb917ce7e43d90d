package io.github.supabasemigrate.shadow.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.supabasemigrate.finding.MigrateException;
import io.github.supabasemigrate.shadow.Baseline;
import io.github.supabasemigrate.shadow.Shadow;
import io.github.supabasemigrate.shadow.ShadowServer;
import io.github.supabasemigrate.shadow.baseline.PlatformBaseline;
import io.github.supabasemigrate.shadow.baseline.StandIns;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
        assertThatThrownBy(() -> new ContainerHost("postgres:17", PLATFORM, Map.of()).start())
                .isInstanceOf(MigrateException.class)
                .hasMessageContaining("Start Docker");
    }

    @Test
    void namesTheImageOfAMajorVersion() {
        assertThat(ContainerHost.supabaseImage(17)).startsWith("supabase/postgres:17.");
        assertThatThrownBy(() -> ContainerHost.supabaseImage(18)).hasMessageContaining("postgres:18");
    }

    /** The image is the caller's to bring, because no registry need be in reach: {@code .ci/postgres-image} makes one. */
    @Test
    void startsAnImageAndMakesItThePlatform() throws Exception {
        String image =
                Optional.ofNullable(System.getenv("SUPABASE_MIGRATE_IMAGE")).orElse("");
        assumeTrue(!image.isEmpty(), "SUPABASE_MIGRATE_IMAGE names no image: shadows in containers are not tested");
        assumeTrue(DockerClientFactory.instance().isDockerAvailable(), "no container engine here");
        Baseline standIns = Baseline.of(new PlatformBaseline(true), true);
        Map<String, String> pins = StandIns.forVersionPins(List.of("create extension vector version '0.5.1'"));
        try (ShadowServer server = new ContainerHost(image, standIns, pins).start();
                Shadow shadow = server.createDatabase();
                Connection connection = shadow.connect()) {
            assertThat(ask(connection, "SELECT to_regclass('auth.users')::text"))
                    .isEqualTo("auth.users");
            server.promoteOwner();
            connection.createStatement().execute("CREATE EXTENSION vector VERSION '0.5.1' SCHEMA extensions");
            assertThat(ask(connection, "SELECT '[1,2]'::extensions.vector::text"))
                    .isEqualTo("[1,2]");
            assertThat(server.describe()).contains(image);
        }
    }

    /** A file belongs to the extension that its name begins with. */
    @Test
    void tellsWhoseAFileIs() {
        assertThat(ExtensionFiles.extension("vector.control")).isEqualTo("vector");
        assertThat(ExtensionFiles.extension("uuid-ossp--1.0--1.1.sql")).isEqualTo("uuid-ossp");
    }

    private static String ask(Connection connection, String query) throws SQLException {
        try (ResultSet row = connection.createStatement().executeQuery(query)) {
            row.next();
            return row.getString(1);
        }
    }
}
