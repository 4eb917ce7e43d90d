package io.github.supabasemigrate.shadow.embedded;

import io.github.supabasemigrate.database.Secret;
import io.github.supabasemigrate.finding.MigrateException;
import io.github.supabasemigrate.shadow.Baseline;
import io.github.supabasemigrate.shadow.ShadowHost;
import io.github.supabasemigrate.shadow.ShadowServer;
import io.github.supabasemigrate.shadow.binaries.PostgresBinaries;
import io.github.supabasemigrate.shadow.cache.CacheDirectory;
import io.github.supabasemigrate.shadow.cache.Handovers;
import io.github.supabasemigrate.shadow.cache.RunDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * PostgreSQL unpacked on this machine, ready to be started on data directories of the cache: on the initial one, or on
 * what a server kept as a checkpoint.
 */
public final class EmbeddedPostgres implements ShadowHost {

    private final PostgresBinaries binaries;
    private final EmbeddedOptions options;
    private final Account account;
    private final Installation programs;
    private final Handovers handovers;

    private EmbeddedPostgres(
            PostgresBinaries binaries, EmbeddedOptions options, Account account, Installation programs) {
        this.binaries = binaries;
        this.options = options;
        this.account = account;
        this.programs = programs;
        this.handovers = Handovers.of(options.cache());
    }

    /** Unpacks the programs if the cache has not got them. */
    public static EmbeddedPostgres of(PostgresBinaries binaries, EmbeddedOptions options) {
        return of(binaries, options, Account.choose());
    }

    static EmbeddedPostgres of(PostgresBinaries binaries, EmbeddedOptions options, Account account) {
        EmbeddedOptions reachable = new EmbeddedOptions(
                account.reachable(options.cache()),
                options.baseline(),
                options.extensionFiles(),
                options.mayUseMemory());
        return new EmbeddedPostgres(binaries, reachable, account, Installation.of(reachable.cache(), binaries));
    }

    @Override
    public String identity() {
        return Cluster.key(programs, account, options.baseline()) + "-" + Baseline.digestOf(options.extensionFiles());
    }

    @Override
    public EmbeddedServer start() {
        try {
            return start(initial());
        } catch (IOException damaged) {
            // Thrown away by now, so that this makes it anew; another failure has another cause.
            try {
                return start(initial());
            } catch (IOException e) {
                e.addSuppressed(damaged);
                throw MigrateException.because("The data directory of the embedded PostgreSQL cannot be copied.")
                        .why(e.toString())
                        .next("Is the disk of `" + options.cache().root() + "` full?")
                        .cause(e)
                        .build();
            }
        }
    }

    private Cluster initial() {
        return Cluster.initial(options.cache(), programs, account, options.baseline());
    }

    @Override
    public boolean has(String checkpoint) {
        return handovers.has(checkpoint)
                || Cluster.saved(options.cache(), checkpoint).isPresent();
    }

    @Override
    public Optional<ShadowServer> resume(String checkpoint) {
        Optional<ShadowServer> taken = takeOver(checkpoint);
        if (taken.isPresent()) {
            return taken;
        }
        Optional<Cluster> saved = Cluster.saved(options.cache(), checkpoint);
        if (saved.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(start(saved.get()));
        } catch (IOException e) {
            // Damaged, and thrown away by now: as if it had never been kept.
            return Optional.empty();
        }
    }

    private EmbeddedServer start(Cluster cluster) throws IOException {
        return start(run -> {
            Path data = run.placeData(options.mayUseMemory() && !account.isOther());
            cluster.copyTo(data);
            account.own(data);
            return cluster.password();
        });
    }

    /** On what an earlier build left, moved here. */
    private Optional<ShadowServer> takeOver(String checkpoint) {
        if (!handovers.has(checkpoint)) {
            return Optional.empty();
        }
        try {
            return Optional.of(start(run -> {
                Path taken = run.path().resolve("taken");
                if (!handovers.take(checkpoint, taken)) {
                    throw new IOException("Another build was quicker.");
                }
                Files.move(taken.resolve("data"), run.path().resolve("data"));
                return Cluster.passwordIn(taken);
            }));
        } catch (IOException | MigrateException e) {
            // It is gone with its run directory, as if it had never been left.
            return Optional.empty();
        }
    }

    /** Puts the data into a new run directory, and tells their password. */
    @FunctionalInterface
    private interface Data {
        Secret put(RunDirectory run) throws IOException;
    }

    private EmbeddedServer start(Data data) throws IOException {
        Installation installation = programs.with(options.cache(), options.allExtensionFiles());
        Machine machine = new Machine(binaries, options, account, installation);
        RunDirectory run = RunDirectory.create(options.cache(), Leftovers::stop);
        boolean started = false;
        try {
            run.uses(installation.tree());
            Secret password = data.put(run);
            EmbeddedServer server = new EmbeddedServer(machine, run, password, machine.start(run.path()));
            started = true;
            return server;
        } finally {
            if (!started) {
                run.close();
            }
        }
    }

    /**
     * What a server is started with.
     *
     * @param binaries as they came
     * @param options as given
     * @param account to run as
     * @param installation to run
     */
    record Machine(PostgresBinaries binaries, EmbeddedOptions options, Account account, Installation installation) {

        ServerProcess start(Path run) throws IOException {
            return ServerProcess.start(installation, account, run);
        }

        CacheDirectory cache() {
            return options.cache();
        }
    }
}
