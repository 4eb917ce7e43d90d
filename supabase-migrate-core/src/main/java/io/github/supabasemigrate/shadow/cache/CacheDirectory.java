package io.github.supabasemigrate.shadow.cache;

import io.github.supabasemigrate.finding.MigrateException;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.io.FileUtils;

/**
 * The directory in which builds of one user keep what they share. Several builds may use it at once. Everything in it can be
 * made again: deleting it while no build runs loses nothing.
 */
public final class CacheDirectory {

    private static final Set<PosixFilePermission> PRIVATE = PosixFilePermissions.fromString("rwx------");
    private static final boolean POSIX =
            FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

    private final Path root;

    private CacheDirectory(Path root) {
        this.root = root;
    }

    /**
     * The directory where this user's programs keep such things: {@code $XDG_CACHE_HOME} or {@code ~/.cache}, on macOS
     * {@code ~/Library/Caches}, on Windows {@code %LOCALAPPDATA%}.
     *
     * @param environment the process's
     */
    public static CacheDirectory ofUser(Map<String, String> environment) {
        return at(CacheLocation.ofUser(
                environment, System.getProperty("os.name", ""), Path.of(System.getProperty("user.home", "."))));
    }

    /** A directory of the caller's choice, made when missing. */
    public static CacheDirectory at(Path root) {
        CacheDirectory cache = new CacheDirectory(root.toAbsolutePath().normalize());
        try {
            cache.create();
        } catch (IOException e) {
            throw cache.unusable(e);
        }
        return cache;
    }

    private void create() throws IOException {
        if (!Files.isDirectory(root)) {
            Path parent = root.getParent();
            if (parent != null) {
                Files.createDirectories(parent);
            }
            Files.createDirectories(root, directoryPermissions());
        }
        Files.createDirectories(root.resolve("locks"), directoryPermissions());
    }

    /** Where it is. */
    public Path root() {
        return root;
    }

    FileAttribute<?>[] directoryPermissions() {
        return POSIX ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PRIVATE)} : new FileAttribute<?>[0];
    }

    /** Makes the content of a new entry in an empty directory. */
    @FunctionalInterface
    public interface Builder {
        void build(Path emptyDirectory) throws IOException;
    }

    /** An entry, if it is there and whole. */
    public Optional<CachedTree> find(String kind, String key) {
        Path place = root.resolve(kind).resolve(key);
        try {
            FileTree files = FileTree.read(place);
            if (files.matches(place)) {
                Files.setLastModifiedTime(place, FileTime.from(Instant.now()));
                return Optional.of(new CachedTree(this, place, files));
            }
        } catch (IOException | NumberFormatException e) {
            // Not there, or damaged: both are made anew.
        }
        return Optional.empty();
    }

    /**
     * An entry, built first when it is missing or damaged; of several builds that want it at once one builds it and the
     * others wait.
     *
     * @param kind the entries that are alike, a plain file name
     * @param key of everything that shapes the content, a plain file name
     */
    public CachedTree obtain(String kind, String key, Builder builder) {
        return find(kind, key).orElseGet(() -> {
            try {
                return FileLocks.whileHolding(root.resolve("locks").resolve(kind + "-" + key), () -> {
                    Optional<CachedTree> madeMeanwhile = find(kind, key);
                    return madeMeanwhile.isPresent() ? madeMeanwhile.get() : build(kind, key, builder);
                });
            } catch (IOException e) {
                throw unusable(e);
            }
        });
    }

    private CachedTree build(String kind, String key, Builder builder) throws IOException {
        Path folder = Files.createDirectories(root.resolve(kind), directoryPermissions());
        Path place = folder.resolve(key);
        Path scratch = folder.resolve(key + ".new");
        // Whoever left these was killed: the lock is ours.
        FileUtils.deleteDirectory(scratch.toFile());
        discard(place);
        Files.createDirectory(scratch, directoryPermissions());
        boolean whole = false;
        try {
            builder.build(scratch);
            FileTree files = FileTree.of(scratch);
            files.write(scratch);
            Files.move(scratch, place, StandardCopyOption.ATOMIC_MOVE);
            whole = true;
            return new CachedTree(this, place, files);
        } finally {
            if (!whole) {
                FileUtils.deleteQuietly(scratch.toFile());
            }
        }
    }

    /** Renames first, so that nobody meets half of it. */
    private static void discard(Path place) throws IOException {
        if (Files.exists(place)) {
            Path away = place.resolveSibling(place.getFileName() + ".old");
            FileUtils.deleteDirectory(away.toFile());
            Files.move(place, away, StandardCopyOption.ATOMIC_MOVE);
            FileUtils.deleteDirectory(away.toFile());
        }
    }

    private MigrateException unusable(IOException cause) {
        return MigrateException.because("The cache directory `" + root + "` cannot be used.")
                .why(cause.toString())
                .next("Name one that this user may write: -Dsupabase-migrate.cacheDirectory=…")
                .cause(cause)
                .build();
    }
}
