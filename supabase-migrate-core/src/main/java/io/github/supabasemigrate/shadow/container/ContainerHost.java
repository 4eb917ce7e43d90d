package io.github.supabasemigrate.shadow.container;

import io.github.supabasemigrate.database.Database;
import io.github.supabasemigrate.finding.MigrateException;
import io.github.supabasemigrate.shadow.Baseline;
import io.github.supabasemigrate.shadow.ShadowHost;
import io.github.supabasemigrate.shadow.ShadowServer;
import io.github.supabasemigrate.shadow.existing.ExistingHost;
import java.util.Map;
import java.util.Optional;

/**
 * A PostgreSQL image, started for one build. An image of Supabase's is like the platform by itself; any other is made so.
 *
 * @param image such as {@code supabase/postgres:17.6.1.063} or {@code pgvector/pgvector:pg17}
 * @param baseline for each database
 */
public record ContainerHost(String image, Baseline baseline) implements ShadowHost {

    private static final Map<Integer, String> SUPABASE = Map.of(
            14, "supabase/postgres:14.1.0.89", 15, "supabase/postgres:15.8.1.085", 17, "supabase/postgres:17.6.1.063");

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

    @Override
    public String identity() {
        return "container " + image + " " + baseline.digest();
    }

    @Override
    public ShadowServer start() {
        requireTestcontainers(ContainerHost.class.getClassLoader());
        RunningContainer container = RunningContainer.start(image);
        boolean isWhole = false;
        try {
            Database server = Database.ofJdbcUrl(container.jdbcUrl());
            ContainerServer shadows = new ContainerServer(image, container, new ExistingHost(server, baseline).start());
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
