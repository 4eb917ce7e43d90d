package io.github.supabasemigrate.shadow.cache;

import io.github.supabasemigrate.finding.MigrateException;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.commons.io.FileUtils;

/**
 * The directory in which builds of one user keep what they share. Several builds may use it at once. Everything in it can be
 * made again: deleting it while no build runs loses nothing.
 */
public final class CacheDirectory {

    private static final Set<PosixFilePermission> PRIVATE = PosixFilePermissions.fromString("rwx------");
    private static final boolean POSIX =
            FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
    private static final Set<PosixFilePermission> PASSABLE = PosixFilePermissions.fromString("rwx--x--x");

    /** For directories that only this user may enter. */
    static final FileAttribute<?>[] PRIVATE_DIRECTORY =
            POSIX ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PRIVATE)} : new FileAttribute<?>[0];

    static final String RUNS = "run";
    static final String LOCKS = "locks";
    private static final Set<String> NOT_ENTRIES = Set.of(RUNS, LOCKS, Handovers.FOLDER);

    private final Path root;
    private final Set<PosixFilePermission> permissions;
    private final boolean isChosen;

    private CacheDirectory(Path root, Set<PosixFilePermission> permissions, boolean isChosen) {
        this.root = root.toAbsolutePath().normalize();
        this.permissions = permissions;
        this.isChosen = isChosen;
    }

    /**
     * The directory where this user's programs keep such things: {@code $XDG_CACHE_HOME} or {@code ~/.cache}, on macOS
     * {@code ~/Library/Caches}, on Windows {@code %LOCALAPPDATA%}.
     *
     * @param environment the process's
     */
    public static CacheDirectory ofUser(Map<String, String> environment) {
        Path home = Path.of(System.getProperty("user.home", "."));
        Path root = CacheLocation.ofUser(environment, System.getProperty("os.name", ""), home);
        return new CacheDirectory(root, PRIVATE, false).create();
    }

    /** A directory of the caller's choice, made when missing. */
    public static CacheDirectory at(Path root) {
        return new CacheDirectory(root, PRIVATE, true).create();
    }

    /**
     * A part of it for the use of another account, whose programs may pass through every directory here and list none. What is
     * secret in it needs permissions of its own.
     */
    public CacheDirectory sharedWith(String account) {
        CacheDirectory shared = new CacheDirectory(root.resolve(account), PASSABLE, isChosen);
        try {
            permit(root, PASSABLE);
        } catch (IOException e) {
            throw unusable(e);
        }
        return shared.create();
    }

    private CacheDirectory create() {
        try {
            makeDirectory(root);
            makeDirectory(root.resolve(LOCKS));
            return this;
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    /** A directory of the cache's own, with parents. */
    Path makeDirectory(Path path) throws IOException {
        if (!Files.isDirectory(path)) {
            Path parent = path.getParent();
            if (parent != null && !Files.isDirectory(parent)) {
                Files.createDirectories(parent);
            }
            try {
                Files.createDirectory(path, PRIVATE_DIRECTORY);
            } catch (FileAlreadyExistsException e) {
                // Another build was quicker; or a file is in the way.
                if (!Files.isDirectory(path)) {
                    throw e;
                }
            }
            permit(path, permissions);
        }
        return path;
    }

    private static void permit(Path path, Set<PosixFilePermission> permissions) throws IOException {
        if (POSIX) {
            Files.setPosixFilePermissions(path, permissions);
        }
    }

    /** Whether the user named it, as opposed to the place where such things usually are. */
    public boolean isChosen() {
        return isChosen;
    }

    /** Where it is. */
    public Path root() {
        return root;
    }

    /** Makes the content of a new entry in an empty directory. */
    @FunctionalInterface
    public interface Builder {
        void build(Path emptyDirectory) throws IOException;
    }

    /** An entry, if it is there; whether its files still are, copying it will tell. */
    public Optional<CachedTree> find(String kind, String key) {
        Path place = root.resolve(kind).resolve(key);
        try {
            CachedTree tree = new CachedTree(place, FileTree.read(place));
            Files.setLastModifiedTime(place, FileTime.from(Instant.now()));
            return Optional.of(tree);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /**
     * An entry, built first when it is missing or incomplete; of several builds that want it at once one builds it and the
     * others wait.
     *
     * @param kind the entries that are alike, a plain file name
     * @param key of everything that shapes the content, a plain file name
     */
    public CachedTree obtain(String kind, String key, Builder builder) {
        return whole(kind, key)
                .orElseGet(() -> whileHolding(kind, key, () -> {
                    Optional<CachedTree> madeMeanwhile = whole(kind, key);
                    return madeMeanwhile.isPresent() ? madeMeanwhile.get() : build(kind, key, builder);
                }));
    }

    private Optional<CachedTree> whole(String kind, String key) {
        return find(kind, key).filter(CachedTree::isWhole);
    }

    /** Throws away an entry that proved to be damaged. */
    public void discard(String kind, String key) {
        whileHolding(kind, key, () -> {
            discard(root.resolve(kind).resolve(key));
            return key;
        });
    }

    private <T> T whileHolding(String kind, String key, FileLocks.Action<T> action) {
        try {
            return FileLocks.whileHolding(root.resolve(LOCKS).resolve(kind + "-" + key), action);
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    private CachedTree build(String kind, String key, Builder builder) throws IOException {
        Path folder = makeDirectory(root.resolve(kind));
        Path place = folder.resolve(key);
        Path scratch = folder.resolve(key + ".new");
        // Whoever left these was killed: the lock is ours.
        FileUtils.deleteDirectory(scratch.toFile());
        discard(place);
        makeDirectory(scratch);
        boolean whole = false;
        try {
            builder.build(scratch);
            FileTree files = FileTree.of(scratch);
            files.write(scratch);
            Files.move(scratch, place, StandardCopyOption.ATOMIC_MOVE);
            whole = true;
            evict();
            return new CachedTree(place, files);
        } finally {
            if (!whole) {
                FileUtils.deleteQuietly(scratch.toFile());
            }
        }
    }

    /** Growing is the moment to look whether something has to go. */
    private void evict() throws IOException {
        List<Path> kinds;
        try (Stream<Path> folders = Files.list(root)) {
            kinds = folders.filter(
                            folder -> !NOT_ENTRIES.contains(folder.getFileName().toString()))
                    .toList();
        }
        for (Path entry : Eviction.DEFAULT.choose(kinds, root.resolve(RUNS), Instant.now())) {
            discard(entry);
        }
    }

    /** Renames first, so that nobody meets half of it. */
    private static void discard(Path place) throws IOException {
        if (Files.exists(place)) {
            Path away = place.resolveSibling(place.getFileName() + "." + UUID.randomUUID() + ".old");
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
