import io.github.supabasemigrate.shadow.Baseline;
import io.github.supabasemigrate.shadow.Shadow;
import io.github.supabasemigrate.shadow.baseline.PlatformBaseline;
import io.github.supabasemigrate.shadow.binaries.PostgresBinaries;
import io.github.supabasemigrate.shadow.cache.CacheDirectory;
import io.github.supabasemigrate.shadow.embedded.EmbeddedOptions;
import io.github.supabasemigrate.shadow.embedded.EmbeddedServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * One start in a fresh JVM, to the first answer of a query. Prints milliseconds: the time until the server listens, the time until the
 * first answer, both together, and that of a second use in the same JVM.
 *
 * <p>{@code ours CACHE}: as a build does it. {@code hand CACHE DIR}: {@code cp}, {@code postgres} and the driver alone, on the very
 * programs and data that the cache holds.
 */
final class Start {

    public static void main(String[] arguments) throws Exception {
        Path cache = Path.of(arguments[1]);
        if (arguments[0].equals("ours")) {
            ours(cache);
        } else {
            byHand(cache, Path.of(arguments[2]));
        }
    }

    private static void ours(Path cache) throws Exception {
        long start = System.nanoTime();
        PostgresBinaries binaries = PostgresBinaries.onClassPath(Start.class.getClassLoader());
        Baseline platform = Baseline.of(new PlatformBaseline(true), true);
        try (EmbeddedServer server =
                EmbeddedServer.start(binaries, EmbeddedOptions.of(CacheDirectory.at(cache), platform))) {
            long listening = System.nanoTime();
            ask(server.main());
            long answered = System.nanoTime();
            ask(server.main());
            print(start, listening, answered, System.nanoTime());
        }
    }

    private static void ask(Shadow shadow) throws Exception {
        try (Connection connection = shadow.connect()) {
            connection.createStatement().executeQuery("SELECT 1").next();
        }
    }

    private static void byHand(Path cache, Path directory) throws Exception {
        Path cluster = newest(cache.resolve("clusters"));
        Path programs = newest(cache.resolve("programs"));
        String password = Files.readString(cluster.resolve("password"));
        long start = System.nanoTime();
        Path data = directory.resolve("data");
        new ProcessBuilder("cp", "-a", "--reflink=auto", cluster.resolve("data").toString(), data.toString())
                .start()
                .waitFor();
        List<String> command = new ArrayList<>();
        if (System.getProperty("user.name").equals("root")) {
            command.addAll(List.of("unshare", "-U"));
        }
        command.addAll(List.of(programs.resolve("bin/postgres").toString(), "-D", data.toString(), "-p", "25999"));
        Process postgres = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        Path pid = data.resolve("postmaster.pid");
        while (!Files.exists(pid) || !Files.readString(pid).contains("ready")) {
            Thread.sleep(1);
        }
        long listening = System.nanoTime();
        String url = "jdbc:postgresql://127.0.0.1:25999/postgres?sslmode=disable&gssEncMode=disable";
        ask(url, password);
        long answered = System.nanoTime();
        ask(url, password);
        print(start, listening, answered, System.nanoTime());
        postgres.destroyForcibly().waitFor();
    }

    private static void ask(String url, String password) throws Exception {
        try (Connection connection = DriverManager.getConnection(url, "postgres", password)) {
            connection.createStatement().executeQuery("SELECT 1").next();
        }
    }

    private static Path newest(Path folder) throws Exception {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.max(java.util.Comparator.comparing(path -> path.toFile().lastModified()))
                    .orElseThrow();
        }
    }

    private static void print(long start, long listening, long answered, long again) {
        System.out.printf(
                "%d %d %d %d%n",
                (listening - start) / 1_000_000,
                (answered - listening) / 1_000_000,
                (answered - start) / 1_000_000,
                (again - answered) / 1_000_000);
    }
}
