package io.github.supabasemigrate.shadow.binaries;

import io.github.supabasemigrate.finding.MigrateException;
import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** A jar that carries the PostgreSQL programs of one version for one platform. */
public final class PostgresBinaries {

    private final Path jar;
    private final String archive;
    private final String identity;

    private PostgresBinaries(Path jar, ZipEntry archive) {
        this.jar = jar;
        this.archive = archive.getName();
        this.identity = archive.getName() + "-" + archive.getSize() + "-" + Long.toHexString(archive.getCrc());
    }

    /** The programs in a jar, as a repository keeps it. */
    public static PostgresBinaries ofJar(Path jar) {
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            ZipEntry archive = zip.stream()
                    .filter(entry -> entry.getName().endsWith(".txz"))
                    .findFirst()
                    .orElseThrow(() -> MigrateException.because("`" + jar + "` carries no PostgreSQL programs.")
                            .next("It should be a jar of " + PostgresRelease.GROUP_ID + ".")
                            .build());
            return new PostgresBinaries(jar, archive);
        } catch (IOException e) {
            throw MigrateException.because("`" + jar + "` cannot be read as a jar of PostgreSQL programs.")
                    .why(e.toString())
                    .next("Delete it, so that the next build fetches it again.")
                    .cause(e)
                    .build();
        }
    }

    /** The programs for this machine on the class path, of a given major version. */
    public static PostgresBinaries onClassPath(ClassLoader loader, int major) {
        Platform platform = Platform.current();
        List<Path> jars = jars(loader, platform);
        return jars.stream()
                .filter(jar -> jar.getFileName().toString().contains("-" + major + "."))
                .findFirst()
                .map(PostgresBinaries::ofJar)
                .orElseThrow(() -> MigrateException.because(
                                "The class path has no PostgreSQL " + major + " for " + platform.classifier() + ".")
                        .why(jars.isEmpty() ? null : "It has " + jars + ".")
                        .next("Add " + PostgresRelease.ofMajor(major).coordinates(platform) + ".")
                        .build());
    }

    /** The programs for this machine on the class path, whichever version they are; the first where there are several. */
    public static PostgresBinaries onClassPath(ClassLoader loader) {
        Platform platform = Platform.current();
        return jars(loader, platform).stream()
                .findFirst()
                .map(PostgresBinaries::ofJar)
                .orElseThrow(() -> MigrateException.because(
                                "The class path has no PostgreSQL for " + platform.classifier() + ".")
                        .next("Add " + PostgresRelease.ofMajor(17).coordinates(platform) + ".")
                        .build());
    }

    private static List<Path> jars(ClassLoader loader, Platform platform) {
        try {
            List<Path> jars = new ArrayList<>();
            for (URL url : Collections.list(loader.getResources(platform.archive()))) {
                if (url.openConnection() instanceof JarURLConnection inJar) {
                    jars.add(Path.of(inJar.getJarFileURL().toURI()));
                }
            }
            return jars;
        } catch (IOException | URISyntaxException e) {
            throw new IllegalStateException("The class path cannot be searched for PostgreSQL.", e);
        }
    }

    /** Equal for equal programs, different for others: name, length and checksum of the archive. */
    public String identity() {
        return identity;
    }

    /** The jar. */
    public Path jar() {
        return jar;
    }

    /** Opens the compressed archive; its reader closes it. */
    public InputStream open() throws IOException {
        ZipFile zip = new ZipFile(jar.toFile());
        try {
            return new ArchiveStream(zip, zip.getInputStream(zip.getEntry(archive)));
        } catch (IOException | RuntimeException e) {
            zip.close();
            throw e;
        }
    }

    @Override
    public String toString() {
        return jar.getFileName().toString();
    }

    /** Closes the jar with the stream. */
    private static final class ArchiveStream extends java.io.FilterInputStream {
        private final ZipFile zip;

        private ArchiveStream(ZipFile zip, InputStream archive) {
            super(archive);
            this.zip = zip;
        }

        @Override
        public void close() throws IOException {
            super.close();
            zip.close();
        }
    }
}
