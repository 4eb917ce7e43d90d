package io.github.supabasemigrate.shadow.embedded;

import io.github.supabasemigrate.database.Secret;
import io.github.supabasemigrate.shadow.Baseline;
import io.github.supabasemigrate.shadow.cache.CacheDirectory;
import io.github.supabasemigrate.shadow.cache.CachedTree;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * A data directory kept in the cache, with the password of its roles beside it; a server starts on a copy.
 *
 * <p>{@code postgres} and {@code template1} both hold the baseline: the first for the project's migrations, the second for
 * databases made beside it. The password is random and opens only what lies in the same private cache.
 */
final class Cluster {

    /** Counts up with every change to how data directories are made. */
    private static final String FORMAT = "4";

    private static final String INITIAL = "clusters";
    private static final String SAVED = "checkpoints";
    private static final String DATA = "data";
    private static final String PASSWORD = "password";

    private static final FileAttribute<?>[] OWNER_ONLY =
            FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
                    ? new FileAttribute<?>[] {
                        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                    }
                    : new FileAttribute<?>[0];

    private final CacheDirectory cache;
    private final String kind;
    private final String key;
    private final CachedTree tree;

    private Cluster(CacheDirectory cache, String kind, String key, CachedTree tree) {
        this.cache = cache;
        this.kind = kind;
        this.key = key;
        this.tree = tree;
    }

    /** Equal where initial clusters are. */
    static String key(Installation programs, Account account, Baseline baseline) {
        return String.join("-", FORMAT, programs.key(), account.name(), baseline.digest());
    }

    /** Finds or makes the one with a baseline and nothing else. */
    static Cluster initial(CacheDirectory cache, Installation programs, Account account, Baseline baseline) {
        String key = key(programs, account, baseline);
        // Copying it tells whether it is whole: no need to look at every file twice.
        CachedTree tree = cache.find(INITIAL, key).orElseGet(() -> {
            Installation installation = programs.with(cache, baseline.extensionFiles());
            return cache.obtain(
                    INITIAL, key, directory -> new Initialisation(installation, account, baseline).run(directory));
        });
        return new Cluster(cache, INITIAL, key, tree);
    }

    /** One that {@link #save} kept. */
    static Optional<Cluster> saved(CacheDirectory cache, String key) {
        return cache.find(SAVED, key).map(tree -> new Cluster(cache, SAVED, key, tree));
    }

    /** Keeps the data directory of a server that is stopped. */
    static void save(CacheDirectory cache, String key, Path run, Secret password) {
        cache.obtain(SAVED, key, directory -> {
            writeSecret(directory.resolve(PASSWORD), password.reveal());
            // The data of a running server may be elsewhere, behind a link.
            CachedTree.copy(run.resolve(DATA).toRealPath(), directory.resolve(DATA));
        });
    }

    /** The password of superuser and owner in every copy. */
    Secret password() throws IOException {
        return passwordIn(tree.root());
    }

    /** The one that lies in a directory. */
    static Secret passwordIn(Path directory) throws IOException {
        return Secret.of(Files.readString(directory.resolve(PASSWORD)));
    }

    /** Puts the password where {@link #passwordIn} finds it, unless it is there. */
    static void leavePassword(Path directory, Secret password) throws IOException {
        if (!Files.exists(directory.resolve(PASSWORD))) {
            writeSecret(directory.resolve(PASSWORD), password.reveal());
        }
    }

    /** Readable for this user alone from its first byte on. */
    private static void writeSecret(Path file, String secret) throws IOException {
        Files.createFile(file, OWNER_ONLY);
        Files.writeString(file, secret);
    }

    private static String randomPassword() {
        byte[] random = new byte[16];
        new SecureRandom().nextBytes(random);
        return HexFormat.of().formatHex(random);
    }

    /**
     * Puts a copy at a place that does not exist yet.
     *
     * @throws IOException when it is damaged; then it is thrown away too
     */
    void copyTo(Path place) throws IOException {
        try {
            tree.copy(DATA, place);
        } catch (IOException e) {
            cache.discard(kind, key);
            throw e;
        }
    }

    private static int major(Path data) throws IOException {
        return Integer.parseInt(Files.readString(data.resolve("PG_VERSION")).strip());
    }

    /** How one is made. */
    private record Initialisation(Installation installation, Account account, Baseline baseline) {

        void run(Path directory) throws IOException {
            Path data = directory.resolve(DATA);
            Path passwordFile = directory.resolve(PASSWORD);
            writeSecret(passwordFile, randomPassword());
            account.own(passwordFile);
            Files.createDirectory(data);
            account.own(data);
            initdb(data, passwordFile);
            configure(data);
            ServerProcess server = ServerProcess.start(installation, account, directory);
            boolean done = false;
            try {
                new BaselineInstaller(new Access(server.port(), baseline.superuser(), passwordIn(directory)), baseline)
                        .install();
                done = true;
            } finally {
                if (done) {
                    server.stopCleanly();
                } else {
                    server.abandon();
                }
            }
            Files.deleteIfExists(directory.resolve("server.log"));
        }

        private void initdb(Path data, Path passwordFile) throws IOException {
            List<String> command = new ArrayList<>(List.of(
                    installation.program("initdb"),
                    "-D",
                    data.toString(),
                    "-U",
                    baseline.superuser(),
                    "-E",
                    "UTF8",
                    "--locale=C",
                    "--auth=scram-sha-256",
                    "--pwfile=" + passwordFile,
                    // 1 MB of write-ahead log to copy instead of 16.
                    "--wal-segsize=1",
                    "--no-sync",
                    "--no-instructions"));
            if (installation.major() >= 15) {
                // The platform's own collation, and the only one that is the same on every operating system.
                command.addAll(List.of("--locale-provider=icu", "--icu-locale=en-US"));
            }
            Commands.run(account.command(command));
        }

        private void configure(Path data) throws IOException {
            Files.writeString(
                    data.resolve("postgresql.conf"),
                    "\n" + ServerSettings.file(major(data), installation.isWindows(), baseline),
                    StandardCharsets.UTF_8,
                    StandardOpenOption.APPEND);
            Files.writeString(data.resolve("pg_hba.conf"), ServerSettings.access(), StandardCharsets.UTF_8);
        }
    }
}
