import io.github.supabasemigrate.execute.ExecutionListener;
import io.github.supabasemigrate.execute.ExecutionOptions;
import io.github.supabasemigrate.execute.MigrationExecutor;
import io.github.supabasemigrate.plan.PlanOptions;
import io.github.supabasemigrate.project.MigrationFile;
import io.github.supabasemigrate.project.SupabaseProject;
import io.github.supabasemigrate.shadow.Baseline;
import io.github.supabasemigrate.shadow.Shadow;
import io.github.supabasemigrate.shadow.ShadowServer;
import io.github.supabasemigrate.shadow.baseline.PlatformBaseline;
import io.github.supabasemigrate.shadow.binaries.PostgresBinaries;
import io.github.supabasemigrate.shadow.cache.CacheDirectory;
import io.github.supabasemigrate.shadow.embedded.EmbeddedOptions;
import io.github.supabasemigrate.shadow.embedded.EmbeddedServer;
import io.github.supabasemigrate.trace.MigrationTracer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * What following every statement costs: the same migrations on new databases of one server, plain and traced in turns.
 * Prints milliseconds of each run, and the medians.
 *
 * <p>Arguments: a project or a folder of migrations, a folder for the server, a jar of binaries, how many rounds.
 */
public final class TraceCost {

    private TraceCost() {}

    public static void main(String[] arguments) throws Exception {
        SupabaseProject project = open(Path.of(arguments[0]));
        List<MigrationFile> files = project.migrations();
        int rounds = Integer.parseInt(arguments[3]);
        var options = EmbeddedOptions.of(
                CacheDirectory.at(Path.of(arguments[1])), Baseline.of(new PlatformBaseline(true), true));
        double[] plain = new double[rounds];
        double[] traced = new double[rounds];
        try (ShadowServer server = EmbeddedServer.start(PostgresBinaries.ofJar(Path.of(arguments[2])), options)) {
            server.promoteOwner();
            run(server, files, false);
            run(server, files, true);
            for (int i = 0; i < rounds; i++) {
                plain[i] = run(server, files, false);
                traced[i] = run(server, files, true);
                System.out.printf("plain %.0f ms, traced %.0f ms%n", plain[i], traced[i]);
            }
        }
        Arrays.sort(plain);
        Arrays.sort(traced);
        double a = plain[rounds / 2];
        double b = traced[rounds / 2];
        int statements = files.stream().mapToInt(file -> file.script().statements().size()).sum();
        System.out.printf(
                "%d files, %d statements: plain %.0f ms, traced %.0f ms, %+.0f %%, %.0f µs a statement%n",
                files.size(), statements, a, b, (b / a - 1) * 100, (b - a) * 1000 / statements);
    }

    private static SupabaseProject open(Path path) {
        return path.resolve("supabase").toFile().isDirectory()
                ? SupabaseProject.open(path, Map.of())
                : SupabaseProject.ofMigrations(path);
    }

    private static double run(ShadowServer server, List<MigrationFile> files, boolean isTraced) {
        try (Shadow shadow = server.createDatabase()) {
            long start = System.nanoTime();
            if (isTraced) {
                try (MigrationTracer tracer = MigrationTracer.on(shadow.asSuperuser())) {
                    migrate(shadow, files, tracer);
                }
            } else {
                migrate(shadow, files, ExecutionListener.NONE);
            }
            return (System.nanoTime() - start) / 1e6;
        }
    }

    private static void migrate(Shadow shadow, List<MigrationFile> files, ExecutionListener listener) {
        new MigrationExecutor(shadow.database(), ExecutionOptions.alone(), listener).migrate(files, PlanOptions.all());
    }
}
