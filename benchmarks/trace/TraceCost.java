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
import java.nio.file.Files;
import java.nio.file.Path;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * What following every statement costs: the same migrations on new databases of one server, plain and traced in turns. Prints
 * milliseconds of each run, and the medians: by the clock, and of processors (this process, and the server with all its sessions), which
 * is the figure to compare while others work on the same machine.
 *
 * <p>Arguments: a project or a folder of migrations, a folder for the server, a jar of binaries, how many rounds. Linux only.
 */
public final class TraceCost {

    private static final double TICK = 10;

    private TraceCost() {}

    /** Milliseconds by the clock, of this process's processors, and of the server's. */
    private record Spent(double clock, double client, double server) {

        static Spent now(ProcessHandle postmaster) {
            var os = (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
            return new Spent(System.nanoTime() / 1e6, os.getProcessCpuTime() / 1e6, server(postmaster));
        }

        /** The time of the server's processes, those that have ended included. */
        private static double server(ProcessHandle server) {
            return TICK
                    * (ticks(server.pid()) + server.descendants().mapToDouble(each -> ticks(each.pid())).sum());
        }

        /** {@code utime}, {@code stime}, {@code cutime} and {@code cstime} of proc(5). */
        private static double ticks(long pid) {
            try {
                String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
                String[] field = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
                return Arrays.stream(field, 11, 15).mapToDouble(Double::parseDouble).sum();
            } catch (java.io.IOException e) {
                return 0;
            }
        }

        Spent since(Spent start) {
            return new Spent(clock - start.clock, client - start.client, server - start.server);
        }

        double processors() {
            return client + server;
        }

        @Override
        public String toString() {
            return "%.0f ms (processors: client %.0f, server %.0f)".formatted(clock, client, server);
        }
    }

    public static void main(String[] arguments) throws Exception {
        SupabaseProject project = open(Path.of(arguments[0]));
        List<MigrationFile> files = project.migrations();
        int rounds = Integer.parseInt(arguments[3]);
        var options = EmbeddedOptions.of(
                CacheDirectory.at(Path.of(arguments[1])), Baseline.of(new PlatformBaseline(true), true));
        Spent[] plain = new Spent[rounds];
        Spent[] traced = new Spent[rounds];
        try (ShadowServer server = EmbeddedServer.start(PostgresBinaries.ofJar(Path.of(arguments[2])), options)) {
            ProcessHandle postmaster = postmaster(Path.of(arguments[1]));
            server.promoteOwner();
            run(server, files, false);
            run(server, files, true);
            for (int i = 0; i < rounds; i++) {
                plain[i] = measure(postmaster, server, files, false);
                traced[i] = measure(postmaster, server, files, true);
                System.out.printf("plain %s, traced %s%n", plain[i], traced[i]);
            }
        }
        int statements = files.stream().mapToInt(file -> file.script().statements().size()).sum();
        System.out.printf("%d files, %d statements%n", files.size(), statements);
        print("by the clock", plain, traced, statements, Spent::clock);
        print("processors", plain, traced, statements, Spent::processors);
        print("  of them the server's", plain, traced, statements, Spent::server);
    }

    private static void print(
            String what, Spent[] plain, Spent[] traced, int statements, java.util.function.ToDoubleFunction<Spent> figure) {
        double a = median(plain, figure);
        double b = median(traced, figure);
        System.out.printf(
                "%s: plain %.0f ms, traced %.0f ms, %+.0f %%, %.0f µs a statement%n",
                what, a, b, (b / a - 1) * 100, (b - a) * 1000 / statements);
    }

    private static double median(Spent[] all, java.util.function.ToDoubleFunction<Spent> figure) {
        double[] sorted = Arrays.stream(all).mapToDouble(figure).sorted().toArray();
        return sorted[sorted.length / 2];
    }

    /** The one of this folder's that is not a child of another. */
    private static ProcessHandle postmaster(Path servers) {
        List<ProcessHandle> all = ProcessHandle.allProcesses()
                .filter(process -> commandLine(process).contains(servers.toAbsolutePath() + "/"))
                .filter(process -> commandLine(process).contains("postgres"))
                .filter(process -> process.pid() != ProcessHandle.current().pid())
                .toList();
        return all.stream()
                .filter(process -> process.parent().filter(all::contains).isEmpty())
                .findFirst()
                .orElseThrow();
    }

    private static String commandLine(ProcessHandle process) {
        try {
            return Files.readString(Path.of("/proc/" + process.pid() + "/cmdline"));
        } catch (java.io.IOException e) {
            return "";
        }
    }

    private static SupabaseProject open(Path path) {
        return path.resolve("supabase").toFile().isDirectory()
                ? SupabaseProject.open(path, Map.of())
                : SupabaseProject.ofMigrations(path, Map.of());
    }

    private static Spent measure(ProcessHandle postmaster, ShadowServer server, List<MigrationFile> files, boolean isTraced) {
        try (Shadow shadow = server.createDatabase()) {
            Spent start = Spent.now(postmaster);
            run(shadow, files, isTraced);
            return Spent.now(postmaster).since(start);
        }
    }

    private static void run(ShadowServer server, List<MigrationFile> files, boolean isTraced) {
        try (Shadow shadow = server.createDatabase()) {
            run(shadow, files, isTraced);
        }
    }

    private static void run(Shadow shadow, List<MigrationFile> files, boolean isTraced) {
        if (isTraced) {
            try (MigrationTracer tracer = MigrationTracer.on(shadow.asSuperuser())) {
                migrate(shadow, files, tracer);
            }
        } else {
            migrate(shadow, files, ExecutionListener.NONE);
        }
    }

    private static void migrate(Shadow shadow, List<MigrationFile> files, ExecutionListener listener) {
        new MigrationExecutor(shadow.database(), ExecutionOptions.alone(), listener).migrate(files, PlanOptions.all());
    }
}
