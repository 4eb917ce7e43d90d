package io.github.supabasemigrate.shadow.container;

import io.github.supabasemigrate.database.Database;
import io.github.supabasemigrate.finding.MigrateException;
import io.github.supabasemigrate.shadow.Baseline;
import io.github.supabasemigrate.shadow.ShadowHost;
import io.github.supabasemigrate.shadow.ShadowServer;
import io.github.supabasemigrate.shadow.baseline.PlatformBaseline;
import io.github.supabasemigrate.shadow.existing.ExistingHost;
import java.util.Map;
import java.util.Optional;

/**
 * A PostgreSQL image, started for one build. An image of Supabase's is like the platform by itself; any other is made so.
 *
 * @param image such as {@code supabase/postgres:17.11.0.018} or {@code pgvector/pgvector:pg17}
 * @param baseline for each database
 * @param extensionFiles further files for the server's extensions, beside those of the baseline; by file name
 */
public record ContainerHost(String image, Baseline baseline, Map<String, String> extensionFiles) implements ShadowHost {

    /** What version 3.1.0 of the Supabase CLI starts. */
    private static final Map<Integer, String> SUPABASE = Map.of(
            14,
            "supabase/postgres:14.1.0.89",
            15,
            "supabase/postgres:15.19.0.018",
            17,
            "supabase/postgres:17.11.0.018");

    /** The platform's own image of a major version. */
    public static String supabaseImage(int major) {
        String image = SUPABASE.get(major);
        if (image == null) {
            throw MigrateException.because("There is no image of Supabase's with PostgreSQL " + major + ".")
                    .next("Name one: -Dsupabase-migrate.shadow.image=postgres:" + major)
                    .build();
        }
        return image;
    }

    public ContainerHost {
        extensionFiles = Map.copyOf(extensionFiles);
    }

    @Override
    public String identity() {
        return "container " + image + " " + baseline.digest() + " " + Baseline.digestOf(extensionFiles);
    }

    @Override
    public ShadowServer start() {
        requireTestcontainers(ContainerHost.class.getClassLoader());
        RunningContainer container = RunningContainer.start(image);
        boolean isWhole = false;
        try {
            Database server = Database.ofJdbcUrl(container.jdbcUrl(PlatformBaseline.SUPERUSER));
            new ExtensionFiles(baseline.extensionFiles(), extensionFiles).offer(container, server);
            Database owner = Database.ofJdbcUrl(container.jdbcUrl(Baseline.OWNER));
            ContainerServer shadows =
                    new ContainerServer(image, container, new ExistingHost(server, owner, baseline).start());
            shadows.asSuperuser("ALTER ROLE postgres LOGIN PASSWORD '" + container.password() + "'");
            isWhole = true;
            return shadows;
        } finally {
            if (!isWhole) {
                container.close();
            }
        }
    }

    /** Says what to add, instead of failing with a class that nobody knows. */
    static void requireTestcontainers(ClassLoader loader) {
        try {
            Class.forName("org.testcontainers.postgresql.PostgreSQLContainer", false, loader);
        } catch (ClassNotFoundException e) {
            throw MigrateException.because(
                            "Shadows in a container need Testcontainers, which is not on the class path.")
                    .next(
                            "Add org.testcontainers:testcontainers-postgresql to the plugin's dependencies, or use the default:"
                                    + " -Dsupabase-migrate.shadow=embedded")
                    .cause(e)
                    .build();
        }
    }

    @Override
    public boolean has(String checkpoint) {
        return false;
    }

    @Override
    public Optional<ShadowServer> resume(String checkpoint) {
        return Optional.empty();
    }
}
