package io.github.supabasemigrate.goal;

import io.github.supabasemigrate.catalog.Catalog;
import io.github.supabasemigrate.catalog.CatalogReader;
import io.github.supabasemigrate.finding.MigrateException;
import io.github.supabasemigrate.plan.MigrationPlan;
import io.github.supabasemigrate.plan.PlanOptions;
import io.github.supabasemigrate.plan.PlannedMigration;
import io.github.supabasemigrate.project.MigrationFile;
import io.github.supabasemigrate.project.SupabaseProject;
import io.github.supabasemigrate.replay.Checkpoints;
import io.github.supabasemigrate.replay.KeptTraces;
import io.github.supabasemigrate.replay.Origins;
import io.github.supabasemigrate.replay.PlatformCatalog;
import io.github.supabasemigrate.replay.Replay;
import io.github.supabasemigrate.replay.ReplayInput;
import io.github.supabasemigrate.replay.ReplayListener;
import io.github.supabasemigrate.replay.ReplayedProject;
import io.github.supabasemigrate.replay.ReplayedSchema;
import io.github.supabasemigrate.replay.Tracing;
import io.github.supabasemigrate.shadow.Shadow;
import io.github.supabasemigrate.shadow.ShadowServer;
import io.github.supabasemigrate.trace.StatementTrace;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the project's migrations make, for every goal of a build that wants to know: one replay and one reading of the
 * catalog, each when it is first asked for. Thread-safe; its servers end with the build.
 */
public final class Replayed {

    private final SupabaseProject project;
    private final Workplace workplace;
    private final Replay replay;
    private final List<MigrationFile> files;
    private final KeptTraces kept;
    private final List<ReplayedProject> replays = new ArrayList<>();
    private @Nullable Catalog catalog;
    private @Nullable PlatformCatalog platform;
    private boolean isPlatformFirst;

    private Replayed(Run run, List<MigrationFile> files, Replay replay) {
        this.project = run.project();
        this.workplace = run.workplace();
        this.files = List.copyOf(files);
        this.replay = replay;
        this.kept = new Shadows(run).traces();
    }

    /** All migrations. Nothing runs yet. */
    public static Replayed of(Run run) {
        return of(run, PlanOptions.all());
    }

    /** Those that the options want. */
    public static Replayed of(Run run, PlanOptions wanted) {
        return of(run, wanted(run.project().migrations(), wanted));
    }

    /** Some of them, in their order. */
    public static Replayed of(Run run, List<MigrationFile> files) {
        ReplayInput input = ReplayInput.of(run.project()).with(files);
        Replay replay = Replay.of(new Shadows(run).host(), input);
        return run.workplace()
                .build()
                .replayed(run.project().directory() + " " + replay.key(), () -> new Replayed(run, files, replay));
    }

    /** Planning reads every statement: only for who wants less than everything. */
    private static List<MigrationFile> wanted(List<MigrationFile> all, PlanOptions wanted) {
        if (wanted.last().isEmpty() && wanted.only().isEmpty()) {
            return all;
        }
        MigrationPlan plan = MigrationPlan.of(all, List.of(), wanted);
        plan.requireRunnable();
        return plan.pending().stream().map(PlannedMigration.Pending::file).toList();
    }

    /** Names the state that the migrations lead to, in this build and in others. Costs no replay. */
    public String key() {
        return replay.key();
    }

    /** The migrations that run, in order. */
    public List<MigrationFile> files() {
        return files;
    }

    /** The server whose main database is what the migrations make. */
    public synchronized ReplayedProject project() {
        if (replays.isEmpty()) {
            follow(rewriting -> new ProgressListener(workplace, rewriting), files.size());
        }
        return replays.get(0);
    }

    /**
     * Runs the migrations, from one on at the latest, before the eyes of a listener instead of telling their progress. Who comes
     * first does this for all goals of the build; a later one has a server of its own.
     *
     * @param first index of the first migration that the listener has to see
     */
    public synchronized ReplayedProject follow(ReplayListener listener, int first) {
        ReplayedProject done = replay.run(listener, first, server -> {
            if (isPlatformFirst) {
                platform = PlatformCatalog.readFrom(server, Replayed::read);
            }
        });
        replays.add(done);
        nameStandIns(done.standIns());
        return done;
    }

    /**
     * What every statement did, in order. Runs the migrations from the first one on whose traces no build has kept.
     *
     * @param tracing takes what is traced now, also when a migration fails
     */
    public synchronized List<StatementTrace> traces(Tracing tracing) {
        int first = 0;
        while (first < files.size() && kept.has(replay.key(first + 1))) {
            first++;
        }
        if (first < files.size()) {
            follow(tracing, first);
            keep(tracing.traces(), first);
        }
        List<StatementTrace> all = new ArrayList<>();
        for (int i = 0; i < files.size(); i++) {
            all.addAll(kept.find(replay.key(i + 1)).orElse(List.of()));
        }
        return all.isEmpty() ? tracing.traces() : all;
    }

    /** All migrations, for their {@link #keptTraces}; empty, without looking for a server's programs, where no build kept any. */
    public static Optional<Replayed> ofKeptTraces(Run run) {
        return new Shadows(run).traces().isEmpty() ? Optional.empty() : Optional.of(of(run));
    }

    /** What the statements of a migration did in an earlier build, if every file up to it is as it was then. Starts no server. */
    public Optional<List<StatementTrace>> keptTraces(MigrationFile file) {
        int index = files.indexOf(file);
        return index < 0 ? Optional.empty() : kept.find(replay.key(index + 1));
    }

    private void keep(List<StatementTrace> traces, int first) {
        Map<String, List<StatementTrace>> byFile = traces.stream()
                .collect(Collectors.groupingBy(trace -> trace.place().file()));
        for (int i = first; i < files.size(); i++) {
            kept.keep(replay.key(i + 1), byFile.getOrDefault(files.get(i).relativePath(), List.of()));
        }
        kept.trim();
    }

    /** A listener that traces and tells the progress. */
    public Tracing tracing() {
        return new Tracing(rewriting -> new ProgressListener(workplace, rewriting));
    }

    /** How the state comes about a second time: the same files run again on another server, from the same checkpoint. */
    public ReplayedProject again(ReplayedProject first) {
        return replay.keeping(Checkpoints.NONE).run(ReplayListener.NONE, first.restored());
    }

    /** Closes a replay that nobody needs any more, while others go on; the end of the build waits for it. */
    public void closeBeside(ReplayedProject done) {
        workplace.build().leaveBeside(done.server());
    }

    /** Everything that is there after the last migration. */
    public synchronized Catalog catalog() {
        Catalog known = catalog;
        if (known == null) {
            known = readStill(project().shadow());
            catalog = known;
        }
        return known;
    }

    /** Has the platform's part read while the migrations run, if they have still to run: for who will want the {@link #schema}. */
    public synchronized void readPlatformFirst() {
        isPlatformFirst = true;
    }

    /** Everything that is there before the first. */
    public Catalog platform() {
        return platformBeside(catalog());
    }

    /**
     * The same, but for what all databases of the server share.
     *
     * @param now another database of the server, which has that
     */
    public Catalog platformBeside(Catalog now) {
        return platformAhead().beside(now);
    }

    private synchronized PlatformCatalog platformAhead() {
        ShadowServer server = project().server();
        PlatformCatalog known = platform;
        if (known == null || !known.isOf(server)) {
            known = PlatformCatalog.readFrom(server, Replayed::read);
            platform = known;
        }
        return known;
    }

    /** The part that is the project's, and which file made what. */
    public ReplayedSchema schema() {
        PlatformCatalog before = platformAhead();
        Catalog after = catalog();
        return ReplayedSchema.of(
                after,
                before.beside(after),
                project.config().exposedSchemas(),
                Origins.of(project.readableMigrations()));
    }

    /** Those that the platform starts with are not worth a line. */
    private void nameStandIns(List<String> chosen) {
        if (!chosen.isEmpty()) {
            workplace.progress().line("Stand-ins for extensions: " + String.join(", ", chosen) + ".");
        }
    }

    /** The main database is for reading from now on. */
    private static Catalog readStill(Shadow shadow) {
        try (Connection connection = shadow.connect()) {
            return CatalogReader.readStill(connection, shadow::connect);
        } catch (SQLException e) {
            throw unreadable(shadow, e);
        }
    }

    /** What is in a database of a shadow server now. */
    public static Catalog read(Shadow shadow) {
        try (Connection connection = shadow.connect()) {
            return CatalogReader.read(connection, shadow::connect);
        } catch (SQLException e) {
            throw unreadable(shadow, e);
        }
    }

    /** What to throw when that fails. */
    public static MigrateException unreadable(Shadow shadow, SQLException cause) {
        return MigrateException.because("The shadow " + shadow.name() + " cannot be read.")
                .why(cause.getMessage())
                .cause(cause)
                .build();
    }
}
