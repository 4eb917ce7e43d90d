import java.lang.reflect.InvocationTargetException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Engines side by side: each gets the same pairs of databases, its SQL is applied with psql to a copy of the first, and the
 * observer compares what came out with the second. Usage: {@code DiffBenchmark <server URL> capabilities|peers <folder>
 * <pattern of suite/name> <name=command …>}; in a command, {@code FROM}, {@code TO}, {@code HINTS} and {@code WAY} (forward
 * or back) are filled in, and what it prints is the SQL. {@code name=class:X} calls {@code X.sql} in this process.
 */
final class DiffBenchmark {

    private final Server server;
    private final Map<String, String> engines = new LinkedHashMap<>();
    private final Results results = new Results(Path.of("results.tsv"));
    private final int limit = Integer.parseInt(System.getenv().getOrDefault("BENCH_LIMIT", "60"));
    private final int budget = 60 * Integer.parseInt(System.getenv().getOrDefault("BENCH_MINUTES", "120"));

    private DiffBenchmark(String url) throws Exception {
        server = new Server(url);
    }

    public static void main(String[] arguments) throws Exception {
        var benchmark = new DiffBenchmark(arguments[0]);
        for (String engine : List.of(arguments).subList(4, arguments.length)) {
            String[] parts = engine.split("=", 2);
            benchmark.engines.put(parts[0], parts[1]);
        }
        Path folder = Path.of(arguments[2]);
        List<Pair> pairs = arguments[1].equals("peers") ? PeerSuites.in(folder) : Pair.capabilities(folder);
        pairs = pairs.stream().filter(pair -> pair.title().matches(arguments[3])).toList();
        System.out.println(pairs.size() + " pairs");
        long start = System.nanoTime();
        for (Pair pair : pairs) {
            benchmark.run(pair);
        }
        System.out.println(benchmark.results.report(List.copyOf(benchmark.engines.keySet())));
        System.out.printf("%.1f minutes%n", (System.nanoTime() - start) / 60e9);
    }

    private boolean isDone(Pair pair, String way) {
        return engines.keySet().stream().allMatch(engine -> results.has(pair.title() + way, engine) || isSpent(engine));
    }

    private boolean isSpent(String engine) {
        return results.wall(engine) > budget;
    }

    private void run(Pair pair) throws Exception {
        boolean wantsBack = !pair.oneWay() && !isDone(pair, " back");
        if (isDone(pair, " forward") && !wantsBack) {
            return;
        }
        server.forget("bench_work", "bench_from", "bench_to");
        String unusable = server.state("bench_from", pair.before(), pair.rows());
        if (unusable.isEmpty()) {
            unusable = server.state("bench_to", pair.after(), pair.rowsAfter());
        }
        if (!unusable.isEmpty()) {
            results.skip(pair.title() + " forward", firstLine(unusable));
            results.skip(pair.title() + " back", firstLine(unusable));
            return;
        }
        Files.writeString(Path.of("hints"), pair.hints());
        String first = Observer.read(server.url("bench_from"));
        String second = Observer.read(server.url("bench_to"));
        go(pair, "forward", "bench_from", "bench_to", second, !first.equals(second));
        if (wantsBack) {
            go(pair, "back", "bench_to", "bench_from", first, !first.equals(second));
        }
    }

    private void go(Pair pair, String way, String from, String to, String wanted, boolean differs) throws Exception {
        for (Map.Entry<String, String> engine : engines.entrySet()) {
            String title = pair.title() + " " + way;
            if (results.has(title, engine.getKey()) || isSpent(engine.getKey())) {
                continue;
            }
            server.create("bench_work", from);
            String command = engine.getValue()
                    .replace("HINTS", "hints")
                    .replace("WAY", way)
                    .replace("FROM", server.url("bench_work"))
                    .replace("TO", server.url(to));
            Programs.Result made = plan(command, way, to);
            String[] verdict = judge(made, from, wanted, differs).split(": ", 2);
            results.put(title, engine.getKey(), verdict[0], verdict.length > 1 ? verdict[1] : "", made.wall(), made.cpu());
            if (!verdict[0].equals("yes")) {
                System.out.printf("%s, %s: %s%n", title, engine.getKey(), String.join(": ", verdict));
                keep(title, engine.getKey(), made.output());
            }
        }
    }

    /** What did not arrive is kept for reading. */
    private static void keep(String title, String engine, String sql) throws Exception {
        Files.createDirectories(Path.of("not-right"));
        Files.writeString(Path.of("not-right", Results.fileName(title) + "." + engine + ".sql"), sql);
    }

    private Programs.Result plan(String command, String way, String to) throws Exception {
        if (!command.startsWith("class:")) {
            return Programs.run(List.of("bash", "-c", command), limit);
        }
        long start = System.nanoTime();
        String sql = "";
        String error = "";
        try {
            sql = (String) Class.forName(command.substring(6))
                    .getDeclaredMethod("sql", String.class, String.class, String.class, String.class)
                    .invoke(null, server.url("bench_work"), server.url(to), "hints", way);
        } catch (InvocationTargetException e) {
            error = String.valueOf(e.getCause());
        }
        double wall = (System.nanoTime() - start) / 1e9;
        return new Programs.Result(error.isEmpty() ? 0 : 1, sql, error, wall, wall);
    }

    private String judge(Programs.Result made, String from, String wanted, boolean differs) throws Exception {
        if (made.status() == Programs.TIMED_OUT) {
            return "too slow";
        }
        if (made.status() != 0) {
            return "refuses: " + firstLine(made.errors());
        }
        if (made.output().isBlank()) {
            return differs ? "no" : "yes";
        }
        String failure = server.run("bench_work", made.output());
        if (!failure.isEmpty()) {
            return "fails: " + firstLine(failure);
        }
        String reached = Observer.read(server.url("bench_work"));
        if (!reached.equals(wanted)) {
            return "wrong: " + Observer.firstDifference(wanted, reached);
        }
        return losesData(from, made.output());
    }

    /**
     * A column that both have by name must have as many values as before; where an engine made a table or column of the
     * same name anew, this is asked with made-up rows.
     */
    private String losesData(String from, String sql) throws Exception {
        String lost = fewer(server.content(from));
        Map<String, String> before = server.identities(from);
        Map<String, String> after = server.identities("bench_work");
        boolean anew = before.entrySet().stream()
                .anyMatch(column -> !after.getOrDefault(column.getKey(), column.getValue()).equals(column.getValue()));
        if (!lost.isEmpty() || !anew) {
            return lost.isEmpty() ? "yes" : "drops data: " + lost;
        }
        server.create("bench_work", from);
        server.fill("bench_work");
        Map<String, Integer> filled = server.content("bench_work");
        lost = server.run("bench_work", sql).isEmpty() ? fewer(filled) : "";
        return lost.isEmpty() ? "yes" : "drops data: " + lost;
    }

    private String fewer(Map<String, Integer> before) throws Exception {
        Map<String, Integer> after = server.content("bench_work");
        return before.entrySet().stream()
                .filter(column -> after.getOrDefault(column.getKey(), column.getValue()) < column.getValue())
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse("");
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
