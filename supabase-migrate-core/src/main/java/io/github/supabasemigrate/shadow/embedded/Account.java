package io.github.supabasemigrate.shadow.embedded;

import io.github.supabasemigrate.finding.MigrateException;
import io.github.supabasemigrate.shadow.cache.CacheDirectory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Under which account PostgreSQL's programs run. They refuse to run as root, which is who most containers run builds as; so
 * root steps down by whatever the machine offers.
 *
 * @param name short, for cache keys and messages
 * @param prefix words before a command
 * @param isOther whether files must be given to that account
 */
record Account(String name, List<String> prefix, boolean isOther) {

    private static final String NOBODY = "nobody";
    private static final Path SYSTEM_CACHE = Path.of("/var/cache/supabase-migrate");
    private static final Account OWN = new Account("own", List.of(), false);

    /** From the one that touches least: a user namespace changes no owner and needs no account. */
    static final List<Account> WAYS_DOWN = List.of(
            new Account("unshare", List.of("unshare", "--user", "--"), false),
            new Account(
                    "setpriv", List.of("setpriv", "--reuid=" + NOBODY, "--regid=65534", "--clear-groups", "--"), true),
            new Account("runuser", List.of("runuser", "-u", NOBODY, "--"), true),
            new Account("su", List.of("su", "-s", "/bin/sh", NOBODY, "-c", "exec \"$0\" \"$@\"", "--"), true));

    Account {
        prefix = List.copyOf(prefix);
    }

    /** The account to use on this machine. */
    static Account choose() {
        return isRoot() ? stepDown(WAYS_DOWN) : OWN;
    }

    static Account stepDown(List<Account> ways) {
        List<String> refused = new ArrayList<>();
        for (Account way : ways) {
            String answer = way.probe();
            if (answer.isEmpty()) {
                return way;
            }
            refused.add(String.join(" ", way.prefix) + ": " + answer);
        }
        throw MigrateException.because("PostgreSQL does not run as root, and no way to another account works here.")
                .why(String.join("\n", refused))
                .next("Run the build as an ordinary user, allow one of these, or use a server you have:"
                        + " -Dsupabase-migrate.shadow=existing -Dsupabase-migrate.shadow.url=jdbc:postgresql://…")
                .build();
    }

    /** Empty when a program started this way is not root, else why not. */
    private String probe() {
        return run("test \"$(id -u)\" -ne 0");
    }

    /** Runs a line of shell; empty when it succeeds, else what it says. */
    private String run(String script) {
        try {
            Process process = new ProcessBuilder(command(List.of("/bin/sh", "-c", script)))
                    .redirectErrorStream(true)
                    .start();
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return process.waitFor() == 0 ? "" : output.isBlank() ? "in vain" : output.strip();
        } catch (IOException e) {
            return "not installed";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "interrupted";
        }
    }

    /**
     * The part of the cache that this account's programs reach. A home directory is usually closed to others; then root's caches go to
     * where the system keeps them.
     */
    CacheDirectory reachable(CacheDirectory cache) {
        if (!isOther) {
            return cache;
        }
        CacheDirectory shared = cache.sharedWith(NOBODY);
        if (reaches(shared)) {
            return shared;
        }
        if (!cache.isChosen()) {
            shared = CacheDirectory.at(SYSTEM_CACHE).sharedWith(NOBODY);
            if (reaches(shared)) {
                return shared;
            }
        }
        throw MigrateException.because("The cache directory `" + shared.root() + "` is closed to the account `" + NOBODY
                        + "`, under which PostgreSQL has to run here.")
                .next("Name one outside of closed directories: -Dsupabase-migrate.cacheDirectory=" + SYSTEM_CACHE)
                .build();
    }

    private boolean reaches(CacheDirectory cache) {
        return run("test -x '" + cache.root().toString().replace("'", "'\\''") + "'")
                .isEmpty();
    }

    private static boolean isRoot() {
        try {
            return Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0);
        } catch (IOException | UnsupportedOperationException e) {
            return "root".equals(System.getProperty("user.name"));
        }
    }

    /** The command as this account runs it. */
    List<String> command(List<String> command) {
        List<String> words = new ArrayList<>(prefix);
        words.addAll(command);
        return words;
    }

    /** Gives a tree to the account that will run in it. */
    void own(Path tree) throws IOException {
        if (isOther) {
            Commands.run(List.of("chown", "-R", NOBODY, tree.toString()));
        }
    }
}
