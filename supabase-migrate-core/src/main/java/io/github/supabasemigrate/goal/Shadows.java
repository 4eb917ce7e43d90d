package io.github.supabasemigrate.goal;

import io.github.supabasemigrate.execute.ExecutionListener;
import io.github.supabasemigrate.execute.ExecutionOptions;
import io.github.supabasemigrate.execute.ExecutionReport;
import io.github.supabasemigrate.execute.MigrationExecutor;
import io.github.supabasemigrate.execute.RunScripts;
import io.github.supabasemigrate.finding.MigrateException;
import io.github.supabasemigrate.plan.PlanOptions;
import io.github.supabasemigrate.project.MigrationFile;
import io.github.supabasemigrate.project.SupabaseProject;
import io.github.supabasemigrate.replay.KeptTraces;
import io.github.supabasemigrate.replay.ReplayListener;
import io.github.supabasemigrate.settings.Setting;
import io.github.supabasemigrate.settings.Settings;
import io.github.supabasemigrate.shadow.Baseline;
import io.github.supabasemigrate.shadow.Shadow;
import io.github.supabasemigrate.shadow.ShadowHost;
import io.github.supabasemigrate.shadow.ShadowServer;
import io.github.supabasemigrate.shadow.baseline.PlatformBaseline;
import io.github.supabasemigrate.shadow.baseline.StandIns;
import io.github.supabasemigrate.shadow.baseline.VectorIndexOptions;
import io.github.supabasemigrate.shadow.cache.CacheDirectory;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * The throw-away databases of a project: they have the platform in them, and the stand-ins that the migrations may want.
 * What the migrations make is {@link Replayed}.
 */
public final class Shadows {

    private final Run run;
    private final SupabaseProject project;
    private final Settings settings;

    public Shadows(Run run) {
        this.run = run;
        this.project = run.project();
        this.settings = run.settings();
    }

    /** Where the servers come from. */
    public ShadowHost host() {
        boolean standIns = settings.isOn(Setting.STAND_INS);
        Baseline baseline = Baseline.of(
                new PlatformBaseline(project.config().autoExposesNewTables().orElse(true)), standIns);
        Map<String, String> pins = standIns
                ? StandIns.forVersionPins(project.readableMigrations().stream()
                        .map(MigrationFile::text)
                        .toList())
                : Map.of();
        return new ShadowSource(settings, run.workplace()).host(major(), baseline, pins);
    }

    /** A server without the platform, for what a plain PostgreSQL has in it; one for all goals of a build. */
    public ShadowServer plainServer() {
        ShadowHost host = new ShadowSource(settings, run.workplace()).host(major(), Baseline.none(), Map.of());
        return run.workplace().build().server("plain " + host.identity(), host::start);
    }

    /** The major version of PostgreSQL that the settings or the project want. */
    public int major() {
        Optional<Integer> wanted = settings.count(Setting.POSTGRES_VERSION);
        return wanted.isPresent() ? wanted.get() : project.config().majorVersion();
    }

    /** A server for databases that have nothing to do with the replay; one for all goals of a build. */
    public ShadowServer server() {
        ShadowHost host = host();
        return run.workplace().build().server(project.directory() + " " + host.identity(), host::start);
    }

    /** A new database with everything that the migrations made, and the seeds if the settings want them. */
    public Shadow copyOf(Replayed replayed) {
        Shadow copy = replayed.project().copy();
        if (settings.isOn(Setting.INCLUDE_SEED)) {
            seed(replayed, copy);
        }
        return copy;
    }

    /** Runs the seeds in a database that has the migrations. */
    private void seed(Replayed replayed, Shadow copy) {
        boolean isWhole = false;
        try {
            RunScripts seeds = RunScripts.NONE.withSeeds(project.seeds(), RunScripts.SeedMode.ONCE);
            migrate(replayed.project().server(), copy, replayed.files(), PlanOptions.all(), seeds);
            isWhole = true;
        } finally {
            if (!isWhole) {
                copy.close();
            }
        }
    }

    /** Runs migrations in a database of a server, as the platform lets {@code postgres} do it, and tells the progress. */
    public ExecutionReport migrate(
            ShadowServer server, Shadow shadow, List<MigrationFile> files, PlanOptions options, RunScripts scripts) {
        return migrate(server, shadow, files, options, scripts, progress());
    }

    /** The same before the eyes of another listener. */
    public ExecutionReport migrate(
            ShadowServer server,
            Shadow shadow,
            List<MigrationFile> files,
            PlanOptions options,
            RunScripts scripts,
            ReplayListener listener) {
        var indexes = new VectorIndexOptions();
        server.promoteOwner();
        try (Connection superuser = shadow.asSuperuser().connect()) {
            UnaryOperator<String> rewriting =
                    VectorIndexOptions.areNeededIn(superuser) ? indexes::hide : UnaryOperator.identity();
            try {
                ExecutionListener following = listener.following(shadow, rewriting);
                return new MigrationExecutor(shadow.database(), ExecutionOptions.alone(), following)
                        .migrate(files, options, scripts);
            } finally {
                listener.partEnded();
                indexes.restore(superuser);
            }
        } catch (SQLException e) {
            throw MigrateException.because("The shadow " + shadow.name() + " cannot be read.")
                    .why(e.getMessage())
                    .cause(e)
                    .build();
        } finally {
            server.demoteOwner();
        }
    }

    /** Tells how far a run on a shadow has come. */
    public ReplayListener progress() {
        return rewriting -> new ProgressListener(run.workplace(), rewriting);
    }

    /** Where builds of this user keep what they share. */
    public CacheDirectory cache() {
        return run.cache();
    }

    /** What earlier builds saw statements do. */
    KeptTraces traces() {
        return new KeptTraces(cache().root().resolve("traces"));
    }
}
