package io.github.supabasemigrate.goal;

import io.github.supabasemigrate.execute.ExecutionOptions;
import io.github.supabasemigrate.execute.ExecutionReport;
import io.github.supabasemigrate.execute.MigrationExecutor;
import io.github.supabasemigrate.execute.RunScripts;
import io.github.supabasemigrate.finding.MigrateException;
import io.github.supabasemigrate.plan.PlanOptions;
import io.github.supabasemigrate.project.MigrationFile;
import io.github.supabasemigrate.project.SupabaseProject;
import io.github.supabasemigrate.settings.Setting;
import io.github.supabasemigrate.settings.Settings;
import io.github.supabasemigrate.shadow.Baseline;
import io.github.supabasemigrate.shadow.Shadow;
import io.github.supabasemigrate.shadow.ShadowServer;
import io.github.supabasemigrate.shadow.baseline.PlatformBaseline;
import io.github.supabasemigrate.shadow.baseline.StandIns;
import io.github.supabasemigrate.shadow.baseline.VectorIndexOptions;
import io.github.supabasemigrate.shadow.cache.CacheDirectory;
import io.github.supabasemigrate.shadow.embedded.EmbeddedOptions;
import io.github.supabasemigrate.shadow.embedded.EmbeddedServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The throw-away databases of a project. Its server has the platform in it, and the stand-ins that the migrations may want;
 * the migrations run in it once a build.
 */
public final class Shadows {

    private final Run run;
    private final SupabaseProject project;
    private final Settings settings;
    private final PlanOptions wanted;
    private final int major;
    private final Baseline baseline;
    private final Map<String, String> pins;

    /**
     * @param wanted which of the migrations run
     */
    public Shadows(Run run, PlanOptions wanted) {
        this.run = run;
        this.project = run.project();
        this.settings = run.settings();
        this.wanted = wanted;
        this.major = settings.count(Setting.POSTGRES_VERSION)
                .orElseGet(() -> project.config().majorVersion());
        boolean standIns = settings.isOn(Setting.STAND_INS);
        this.baseline = Baseline.of(
                new PlatformBaseline(project.config().autoExposesNewTables().orElse(true)), standIns);
        this.pins = standIns
                ? StandIns.forVersionPins(project.readableMigrations().stream()
                        .map(MigrationFile::text)
                        .toList())
                : Map.of();
    }

    /** One for all goals of a build. */
    public ShadowServer server() {
        return run.workplace()
                .build()
                .server(
                        key(),
                        () -> EmbeddedServer.start(
                                run.workplace().binaries().apply(major), new EmbeddedOptions(cache(), baseline, pins)));
    }

    /** Runs the project's migrations in the server's main database, unless this build has. */
    public ExecutionReport migrated() {
        server();
        return run.workplace()
                .build()
                .migrated(
                        key(),
                        server -> migrate(
                                server,
                                server.main(),
                                project.migrations(),
                                wanted,
                                RunScripts.NONE
                                        .withRoles(project.roles())
                                        .withVault(project.config().vault())));
    }

    /** A new database with everything that the migrations made, and the seeds if the settings want them. */
    public Shadow migratedCopy() {
        migrated();
        ShadowServer server = server();
        Shadow copy = server.copyOf(server.main());
        if (settings.isOn(Setting.INCLUDE_SEED)) {
            seed(server, copy);
        }
        return copy;
    }

    private void seed(ShadowServer server, Shadow copy) {
        boolean isWhole = false;
        try {
            RunScripts seeds = RunScripts.NONE.withSeeds(project.seeds(), RunScripts.SeedMode.ONCE);
            migrate(server, copy, project.migrations(), wanted, seeds);
            isWhole = true;
        } finally {
            if (!isWhole) {
                copy.close();
            }
        }
    }

    /** Runs migrations in a database of the server, as the platform lets {@code postgres} do it. */
    public ExecutionReport migrate(
            ShadowServer server, Shadow shadow, List<MigrationFile> files, PlanOptions options, RunScripts scripts) {
        var indexes = new VectorIndexOptions();
        server.promoteOwner();
        try (Connection superuser = shadow.asSuperuser().connect()) {
            List<String> before = StandIns.installedIn(superuser);
            var listener = VectorIndexOptions.areNeededIn(superuser)
                    ? new ProgressListener(run.workplace(), indexes::hide)
                    : new ProgressListener(run.workplace());
            try {
                return new MigrationExecutor(shadow.database(), ExecutionOptions.alone(), listener)
                        .migrate(files, options, scripts);
            } finally {
                indexes.restore(superuser);
                nameStandIns(StandIns.installedIn(superuser), before);
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

    /** Those that the platform starts with are not worth a line. */
    private void nameStandIns(List<String> installed, List<String> before) {
        var created = new ArrayList<>(installed);
        created.removeAll(before);
        if (!created.isEmpty()) {
            run.workplace().progress().line("Stand-ins for extensions: " + String.join(", ", created) + ".");
        }
    }

    private String key() {
        return String.join(
                " ",
                project.directory().toString(),
                String.valueOf(major),
                baseline.digest(),
                Baseline.digestOf(pins),
                wanted.last().orElse(""),
                wanted.only().orElse(""));
    }

    private CacheDirectory cache() {
        return settings.path(Setting.CACHE)
                .map(CacheDirectory::at)
                .orElseGet(() -> CacheDirectory.ofUser(run.workplace().environment()));
    }
}
