package io.github.supabasemigrate.shadow.embedded;

import io.github.supabasemigrate.database.Secret;
import io.github.supabasemigrate.shadow.Baseline;
import io.github.supabasemigrate.shadow.cache.CacheDirectory;
import io.github.supabasemigrate.shadow.cache.CachedTree;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * An initialised data directory with the baseline in it, kept in the cache; a server starts on a copy.
 *
 * <p>{@code postgres} and {@code template1} both hold the baseline: the first for the project's migrations, the second for
 * databases made beside it. The password is random, and lives in the private cache beside the data that it opens.
 */
final class ClusterTemplate {

    /** Counts up with every change to how data directories are made. */
    private static final String FORMAT = "1";

    private static final String DATA = "data";
    private static final String PASSWORD = "password";

    private final CachedTree tree;

    private ClusterTemplate(CachedTree tree) {
        this.tree = tree;
    }

    /** Finds or makes the one for an installation and a baseline. */
    static ClusterTemplate of(CacheDirectory cache, Installation programs, Account account, Baseline baseline) {
        String key = String.join("-", FORMAT, programs.key(), account.name(), baseline.digest());
        Installation installation = programs.with(cache, baseline.extensionFiles());
        return new ClusterTemplate(cache.obtain(
                "clusters", key, directory -> new Initialisation(installation, account, baseline).run(directory)));
    }

    /** The superuser's password in every copy. */
    Secret password() throws IOException {
        return password(tree.root());
    }

    private static Secret password(Path directory) throws IOException {
        return Secret.of(Files.readString(directory.resolve(PASSWORD)));
    }

    private static String randomPassword() {
        byte[] random = new byte[16];
        new SecureRandom().nextBytes(random);
        return HexFormat.of().formatHex(random);
    }

    /** The major version that the data directory is of. */
    int major() throws IOException {
        return major(tree.root().resolve(DATA));
    }

    /** Puts a copy at {@code run/data}. */
    void copyInto(Path run) throws IOException {
        tree.copy(DATA, run.resolve(DATA));
    }

    private static int major(Path data) throws IOException {
        return Integer.parseInt(Files.readString(data.resolve("PG_VERSION")).strip());
    }

    /** How one is made. */
    private record Initialisation(Installation installation, Account account, Baseline baseline) {

        void run(Path directory) throws IOException {
            Path data = directory.resolve(DATA);
            Path passwordFile = directory.resolve(PASSWORD);
            Files.writeString(passwordFile, randomPassword());
            initdb(data, passwordFile);
            configure(data);
            ServerProcess server = ServerProcess.start(installation, account, directory);
            boolean done = false;
            try {
                new BaselineInstaller(new Access(server.port(), baseline.superuser(), password(directory)), baseline)
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
                    "\n" + ServerSettings.file(major(data), baseline),
                    StandardCharsets.UTF_8,
                    StandardOpenOption.APPEND);
            Files.writeString(data.resolve("pg_hba.conf"), ServerSettings.access(), StandardCharsets.UTF_8);
        }
    }
}
