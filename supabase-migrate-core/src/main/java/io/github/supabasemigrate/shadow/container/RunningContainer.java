package io.github.supabasemigrate.shadow.container;

import io.github.supabasemigrate.finding.MigrateException;
import io.github.supabasemigrate.shadow.baseline.PlatformBaseline;
import java.util.UUID;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.images.builder.Transferable;
import org.testcontainers.postgresql.PostgreSQLContainer;
import org.testcontainers.utility.DockerImageName;

/** The only class here that needs Testcontainers. */
final class RunningContainer implements AutoCloseable {

    private final PostgreSQLContainer container;

    private RunningContainer(PostgreSQLContainer container) {
        this.container = container;
    }

    static RunningContainer start(String image) {
        if (!DockerClientFactory.instance().isDockerAvailable()) {
            throw MigrateException.because("Shadows in a container need a container engine, and none answers.")
                    .next("Start Docker, or use the default, which needs none: -Dsupabase-migrate.shadow=embedded")
                    .build();
        }
        PostgreSQLContainer container = new PostgreSQLContainer(
                        DockerImageName.parse(image).asCompatibleSubstituteFor("postgres"))
                .withDatabaseName("postgres")
                .withUsername(PlatformBaseline.SUPERUSER)
                .withPassword(UUID.randomUUID().toString());
        try {
            container.start();
        } catch (RuntimeException e) {
            container.stop();
            throw MigrateException.because("The image `" + image + "` does not start.")
                    .why(e.getMessage())
                    .next("Is it a PostgreSQL image, and can this machine pull it? docker pull " + image)
                    .cause(e)
                    .build();
        }
        return new RunningContainer(container);
    }

    String jdbcUrl(String user) {
        return "jdbc:postgresql://" + container.getHost() + ":" + container.getMappedPort(5432) + "/postgres?user="
                + user + "&password=" + password() + "&sslmode=disable";
    }

    /** Made of hexadecimal digits and hyphens: nothing to quote. */
    String password() {
        return container.getPassword();
    }

    void write(String path, String text) {
        container.copyFileToContainer(Transferable.of(text, 0644), path);
    }

    @Override
    public void close() {
        container.stop();
    }
}
