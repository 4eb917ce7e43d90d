package io.github.supabasemigrate.shadow.embedded;

import io.github.supabasemigrate.shadow.Baseline;
import io.github.supabasemigrate.shadow.binaries.PostgresBinaries;
import io.github.supabasemigrate.shadow.cache.CacheDirectory;
import io.github.supabasemigrate.shadow.cache.CachedTree;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/**
 * PostgreSQL's programs, unpacked.
 *
 * @param tree holds {@code bin}, {@code lib} and {@code share}
 * @param key equal for equal installations
 * @param major version of the programs
 */
record Installation(CachedTree tree, String key, int major) {

    private static final String KIND = "programs";
    private static final String MAJOR = "major";
    private static final boolean POSIX =
            FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

    /** Unpacks programs once. */
    static Installation of(CacheDirectory cache, PostgresBinaries binaries) {
        String key = binaries.identity();
        CachedTree tree = cache.obtain(KIND, key, directory -> {
            unpack(binaries, directory);
            String version = Commands.run(List.of(program(directory, "postgres"), "--version"));
            Files.writeString(directory.resolve(MAJOR), version.replaceFirst("(?s).* (\\d+)\\..*", "$1"));
        });
        try {
            return new Installation(
                    tree, key, Integer.parseInt(Files.readString(tree.root().resolve(MAJOR))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same programs with further extensions; everything else is shared with this one. */
    Installation with(CacheDirectory cache, Map<String, String> extensionFiles) {
        if (extensionFiles.isEmpty()) {
            return this;
        }
        String extended = key + "-" + Baseline.digestOf(extensionFiles);
        return new Installation(
                cache.obtain(KIND, extended, directory -> {
                    tree.linkInto(directory);
                    addExtensions(extensions(directory), extensionFiles);
                }),
                extended,
                major);
    }

    /** An extension that PostgreSQL brings itself wins. */
    private static void addExtensions(Path directory, Map<String, String> files) throws IOException {
        Set<String> brought = files.keySet().stream()
                .map(Installation::extensionOf)
                .filter(extension -> Files.exists(directory.resolve(extension + ".control")))
                .collect(Collectors.toSet());
        for (Map.Entry<String, String> file : files.entrySet()) {
            if (!brought.contains(extensionOf(file.getKey()))) {
                Files.writeString(directory.resolve(file.getKey()), file.getValue());
            }
        }
    }

    /** The path of one of the programs. */
    String program(String name) {
        return program(tree.root(), name);
    }

    private static String program(Path root, String name) {
        Path program = root.resolve("bin").resolve(name);
        return Files.exists(program) ? program.toString() : program + ".exe";
    }

    /** Whether the programs are Windows programs. */
    boolean isWindows() {
        return Files.exists(tree.root().resolve("bin").resolve("postgres.exe"));
    }

    /** The extension that a file belongs to: {@code vector} for {@code vector--0.8.0.sql}. */
    private static String extensionOf(String file) {
        return file.replaceFirst("(--.*|\\.control)$", "");
    }

    private static Path extensions(Path root) {
        Path unix = root.resolve("share").resolve("postgresql").resolve("extension");
        return Files.isDirectory(unix) ? unix : root.resolve("share").resolve("extension");
    }

    private static void unpack(PostgresBinaries binaries, Path target) throws IOException {
        try (InputStream archive = binaries.open();
                TarArchiveInputStream tar =
                        new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(archive, 1 << 16)))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                Path path = target.resolve(entry.getName()).normalize();
                if (!path.startsWith(target)) {
                    throw new IOException(binaries + " has an entry outside of its directory: " + entry.getName());
                }
                if (isNeeded(entry)) {
                    write(tar, entry, path);
                }
            }
        }
    }

    /** Nobody compiles against it: no headers, static libraries or build files. */
    private static boolean isNeeded(TarArchiveEntry entry) {
        String name = entry.getName();
        return !name.endsWith(".a") && !name.contains("/pgxs/") && !name.contains("/pkgconfig/");
    }

    private static void write(TarArchiveInputStream tar, TarArchiveEntry entry, Path path) throws IOException {
        if (entry.isDirectory()) {
            Files.createDirectories(path);
            permit(path, true);
            return;
        }
        Path parent = path.getParent();
        if (parent != null) {
            Files.createDirectories(parent);
        }
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
        } else {
            Files.copy(tar, path, StandardCopyOption.REPLACE_EXISTING);
            permit(path, (entry.getMode() & 0100) != 0);
        }
    }

    /** Nothing here is secret, and another account may have to run it. */
    private static void permit(Path path, boolean isExecutable) throws IOException {
        if (POSIX) {
            Files.setPosixFilePermissions(
                    path, PosixFilePermissions.fromString(isExecutable ? "rwxr-xr-x" : "rw-r--r--"));
        }
    }
}
