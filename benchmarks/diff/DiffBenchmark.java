import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Engines side by side: each gets the same pairs of databases, its SQL is applied with psql to a copy of the first, and the
 * observer compares what came out with the second. Usage: {@code DiffBenchmark <server URL> <folder of cases> <file name
 * pattern> <name=command …>}; in a command, {@code FROM}, {@code TO} and {@code HINTS} are filled in, and what it prints is
 * the SQL.
 */
final class DiffBenchmark {

    private static final int LIMIT = 120;

    /** Counts the values of all columns of all tables, by name. */
    private static final String CONTENT = """
            SELECT n.nspname || '.' || c.relname || '.' || a.attname || ' ' ||
                (xpath('/row/n/text()', query_to_xml(format('SELECT count(%I) AS n FROM %I.%I', a.attname, n.nspname, c.relname),
                    false, true, '')))[1]
            FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace JOIN pg_attribute a ON a.attrelid = c.oid
            WHERE c.relkind = 'r' AND a.attnum > 0 AND NOT a.attisdropped AND n.nspname !~ '^pg_|^information_schema'
            ORDER BY 1""";

    private final String server;
    private final Map<String, String> engines = new LinkedHashMap<>();
    private final Map<String, Map<String, Integer>> counts = new LinkedHashMap<>();
    private final Map<String, double[]> times = new LinkedHashMap<>();

    private DiffBenchmark(String server) {
        this.server = server;
    }

    public static void main(String[] arguments) throws Exception {
        var benchmark = new DiffBenchmark(arguments[0]);
        for (String engine : List.of(arguments).subList(3, arguments.length)) {
            String[] parts = engine.split("=", 2);
            benchmark.engines.put(parts[0], parts[1]);
            benchmark.counts.put(parts[0], new TreeMap<>());
            benchmark.times.put(parts[0], new double[2]);
        }
        List<Pair> pairs = Pair.read(Path.of(arguments[1]), arguments[2]);
        System.out.println("| pair | " + String.join(" | ", benchmark.engines.keySet()) + " |");
        System.out.println("|---|" + "---|".repeat(benchmark.engines.size()));
        for (Pair pair : pairs) {
            benchmark.run(pair);
        }
        benchmark.print(pairs.size());
    }

    private void run(Pair pair) throws Exception {
        create("bench_from", "template1");
        create("bench_to", "template1");
        String unusable = sql("bench_from", pair.before() + pair.rows()) + sql("bench_to", pair.after());
        if (!unusable.isEmpty()) {
            System.out.println("| " + pair.name() + " | this server cannot make it: " + firstLine(unusable));
            return;
        }
        String wanted = Observer.read(url("bench_to"));
        boolean differs = !wanted.equals(Observer.read(url("bench_from")));
        Path hints = Files.writeString(Path.of("hints"), pair.hints());
        List<String> cells = new ArrayList<>();
        for (Map.Entry<String, String> engine : engines.entrySet()) {
            create("bench_work", "bench_from");
            String word = judge(engine.getKey(), engine.getValue().replace("HINTS", hints.toString()), wanted, differs);
            counts.get(engine.getKey()).merge(word.replaceFirst(":.*", ""), 1, Integer::sum);
            cells.add(word);
        }
        System.out.println("| " + pair.name() + " | " + String.join(" | ", cells) + " |");
    }

    private String judge(String engine, String command, String wanted, boolean differs) throws Exception {
        Programs.Result made = Programs.run(
                List.of("bash", "-c", command.replace("FROM", url("bench_work")).replace("TO", url("bench_to"))), LIMIT);
        times.get(engine)[0] += made.wall();
        times.get(engine)[1] += made.cpu();
        if (made.status() != 0) {
            return "refuses: " + firstLine(made.errors());
        }
        if (made.output().isBlank()) {
            return differs ? "no" : "yes";
        }
        String failure = sql("bench_work", made.output());
        if (!failure.isEmpty()) {
            return "fails: " + firstLine(failure);
        }
        if (!Observer.read(url("bench_work")).equals(wanted)) {
            return "wrong";
        }
        return losesData() ? "drops data" : "yes";
    }

    /** A column that both have by name must have as many values as before. */
    private boolean losesData() throws Exception {
        Map<String, Integer> before = content("bench_from");
        Map<String, Integer> after = content("bench_work");
        return before.entrySet().stream()
                .anyMatch(column -> after.getOrDefault(column.getKey(), column.getValue()) < column.getValue());
    }

    private Map<String, Integer> content(String database) throws Exception {
        var counts = new TreeMap<String, Integer>();
        Programs.run(List.of("psql", "-XAtq", "-d", url(database), "-c", CONTENT), LIMIT).output().lines().forEach(line -> {
            int blank = line.lastIndexOf(' ');
            counts.put(line.substring(0, blank), Integer.valueOf(line.substring(blank + 1)));
        });
        return counts;
    }

    private void print(int pairs) {
        System.out.println("\n| engine | right, of " + pairs + " | otherwise | wall, s a pair | CPU, s a pair |");
        System.out.println("|---|---|---|---|---|");
        counts.forEach((engine, words) -> {
            int yes = words.getOrDefault("yes", 0);
            var others = new TreeMap<>(words);
            others.remove("yes");
            System.out.printf(
                    "| %s | %d (%.1f %%) | %s | %.2f | %.2f |%n",
                    engine, yes, 100.0 * yes / pairs, others, times.get(engine)[0] / pairs, times.get(engine)[1] / pairs);
        });
    }

    private void create(String database, String template) throws Exception {
        String failure = sql("postgres", "DROP DATABASE IF EXISTS " + database + ";")
                + sql("postgres", "CREATE DATABASE " + database + " TEMPLATE " + template + ";");
        if (!failure.isEmpty()) {
            throw new IllegalStateException(failure);
        }
    }

    /** Runs a script; what is wrong with it, or nothing. */
    private String sql(String database, String script) throws Exception {
        Path file = Files.writeString(Path.of("script.sql"), "SET client_min_messages = error;\n" + script);
        Programs.Result result = Programs.run(
                List.of("psql", "-Xq", "-v", "ON_ERROR_STOP=1", "-d", url(database), "-o", "/dev/null", "-f", file.toString()),
                LIMIT);
        return result.status() == 0 ? "" : result.errors() + " ";
    }

    private String url(String database) {
        return server.replace("/postgres?", "/" + database + "?");
    }

    private static String firstLine(String text) {
        return text.lines()
                .filter(line -> !line.isBlank() && !line.startsWith("npm warn") && !line.startsWith("SLF4J"))
                .findFirst()
                .orElse("")
                .replaceFirst("^psql:[^ ]* ", "")
                .replace("|", "\\|");
    }
}
