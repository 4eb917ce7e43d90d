package io.github.supabasemigrate.shadow.binaries;

import io.github.supabasemigrate.finding.MigrateException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * An operating system and processor for which PostgreSQL programs are published.
 *
 * @param classifier how the published artifacts name it, such as {@code linux-amd64}
 * @param archive the file inside their jar
 */
public record Platform(String classifier, String archive) {

    /** The machine this runs on. */
    public static Platform current() {
        return of(
                System.getProperty("os.name", ""),
                System.getProperty("os.arch", ""),
                Files.exists(Path.of("/etc/alpine-release")));
    }

    /**
     * A platform by Java's names for it.
     *
     * @param osName as in the system property {@code os.name}
     * @param osArch as in the system property {@code os.arch}
     * @param alpine whether the C library is musl
     */
    public static Platform of(String osName, String osArch, boolean alpine) {
        String os = osName.toLowerCase(Locale.ROOT);
        String arch = osArch.toLowerCase(Locale.ROOT);
        if (os.startsWith("linux")) {
            return linux(arch, alpine, osName + " on " + osArch);
        }
        boolean arm = arch.equals("aarch64") || arch.equals("arm64");
        boolean intel = arch.equals("amd64") || arch.equals("x86_64");
        if (os.startsWith("mac") || os.startsWith("darwin")) {
            if (arm) {
                return new Platform("darwin-arm64v8", "postgres-darwin-arm_64.txz");
            }
            if (intel) {
                return new Platform("darwin-amd64", "postgres-darwin-x86_64.txz");
            }
        }
        // Windows on ARM runs the x86-64 programs.
        if (os.startsWith("windows") && (intel || arm)) {
            return new Platform("windows-amd64", "postgres-windows-x86_64.txz");
        }
        throw unknown(osName + " on " + osArch);
    }

    private static Platform linux(String arch, boolean alpine, String described) {
        String suffix = alpine ? "-alpine_linux.txz" : ".txz";
        String classifierSuffix = alpine ? "-alpine" : "";
        return switch (arch) {
            case "amd64", "x86_64" -> new Platform("linux-amd64" + classifierSuffix, "postgres-linux-x86_64" + suffix);
            case "aarch64", "arm64" ->
                new Platform("linux-arm64v8" + classifierSuffix, "postgres-linux-arm_64" + suffix);
            case "ppc64le" -> new Platform("linux-ppc64le" + classifierSuffix, "postgres-linux-ppc_64" + suffix);
            default -> throw unknown(described);
        };
    }

    private static MigrateException unknown(String described) {
        return MigrateException.because("There is no embedded PostgreSQL for " + described + ".")
                .next("Use a server you have: -Dsupabase-migrate.shadow=existing"
                        + " -Dsupabase-migrate.shadow.url=jdbc:postgresql://…, or -Dsupabase-migrate.shadow=container.")
                .build();
    }

    /** Whether its programs are Windows programs. */
    public boolean isWindows() {
        return classifier.startsWith("windows");
    }
}
