import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Engines side by side: each gets the same pairs of databases, its SQL is applied with psql to a copy of the first, and the
 * observer compares what came out with the second. Usage: {@code DiffBenchmark <server URL> capabilities|peers <folder>
 * <pattern of suite/name> <name=command …>}; in a command, {@code FROM}, {@code TO}, {@code HINTS} and {@code WAY} (forward
 * or back) are filled in, and what it prints is the SQL. {@code name=stays:command} is a {@link StayingEngine}.
 */
final class DiffBenchmark {

    private static final String STAYS = "stays:";

    private final Server server;
    private final Map<String, String> engines = new LinkedHashMap<>();
    private final Results results = new Results(Path.of("results.tsv"));
    private final int limit = Integer.parseInt(System.getenv().getOrDefault("BENCH_LIMIT", "60"));
    private final int budget = 60 * Integer.parseInt(System.getenv().getOrDefault("BENCH_MINUTES", "120"));

    private final Map<String, StayingEngine> staying = new LinkedHashMap<>();
    private final String secondObserver = System.getenv().getOrDefault("BENCH_OBSERVER", "");

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
        int size = Integer.parseInt(System.getenv().getOrDefault("BENCH_SAMPLE", "0"));
        if (size > 0) {
            pairs = Pair.mixed(pairs, Long.parseLong(System.getenv().getOrDefault("BENCH_SEED", "1")));
        }
        System.out.println((size > 0 ? size + " of " : "") + pairs.size() + " pairs");
        long start = System.nanoTime();
        benchmark.run(pairs, size);
        System.out.println(benchmark.results.report(List.copyOf(benchmark.engines.keySet())));
        System.out.printf("%.1f minutes%n", (System.nanoTime() - start) / 60e9);
    }

    private void run(List<Pair> pairs, int wanted) throws Exception {
        int usable = 0;
        for (Pair pair : pairs) {
            try {
                usable += run(pair) ? 1 : 0;
            } catch (IllegalStateException e) {
                System.out.println("not judged: " + pair.title() + ": " + firstLine(e.getMessage()));
            }
            if (wanted > 0 && usable == wanted) {
                break;
            }
        }
        staying.values().forEach(StayingEngine::end);
    }

    private boolean isDone(Pair pair, String way) {
        return engines.keySet().stream().allMatch(engine -> results.has(pair.title() + way, engine) || isSpent(engine));
    }

    private boolean isSpent(String engine) {
        return results.wall(engine) > budget;
    }

    /** Asks all engines about a pair; false if it is none for this server. */
    private boolean run(Pair pair) throws Exception {
        boolean wantsBack = !pair.oneWay() && !isDone(pair, " back");
        if (isDone(pair, " forward") && !wantsBack) {
            return !results.isUnusable(pair.title() + " forward");
        }
        server.forget("bench_work", "bench_from", "bench_to");
        String unusable = server.state("bench_from", pair.before(), pair.rows());
        if (unusable.isEmpty()) {
            unusable = server.state("bench_to", pair.after(), pair.rowsAfter());
        }
        if (!unusable.isEmpty()) {
            results.skip(pair.title() + " forward", firstLine(unusable));
            results.skip(pair.title() + " back", firstLine(unusable));
            return false;
        }
        Files.writeString(Path.of("hints"), pair.hints());
        String first = Observer.read(server.url("bench_from"));
        String second = Observer.read(server.url("bench_to"));
        go(pair, "forward", "bench_from", "bench_to", second, !first.equals(second));
        if (wantsBack) {
            go(pair, "back", "bench_to", "bench_from", first, !first.equals(second));
        }
        return true;
    }

    private void go(Pair pair, String way, String from, String to, String wanted, boolean differs) throws Exception {
        for (String engine : engines.keySet()) {
            String title = pair.title() + " " + way;
            if (results.has(title, engine) || isSpent(engine)) {
                continue;
            }
            copy(pair, from);
            Programs.Result made = plan(engine, way, List.of(pair.title() + from, pair.title() + to), to);
            String[] verdict = judge(made, pair, from, wanted, differs).split(": ", 2);
            results.put(title, engine, verdict[0], verdict.length > 1 ? verdict[1] : "", made.wall(), made.cpu());
            if (!verdict[0].equals("yes")) {
                System.out.printf("%s, %s: %s%n", title, engine, String.join(": ", verdict));
                keep(title, engine, made.output());
            }
        }
    }

    private void copy(Pair pair, String state) throws Exception {
        boolean isFirst = state.equals("bench_from");
        server.copy("bench_work", state, isFirst ? pair.before() : pair.after(), isFirst ? pair.rows() : pair.rowsAfter());
    }

    /** What did not arrive is kept for reading. */
    private static void keep(String title, String engine, String sql) throws Exception {
        Files.createDirectories(Path.of("not-right"));
        Files.writeString(Path.of("not-right", Results.fileName(title) + "." + engine + ".sql"), sql);
    }

    private Programs.Result plan(String engine, String way, List<String> states, String to) throws Exception {
        List<String> words = List.of(server.url("bench_work"), server.url(to), "hints", way);
        String command = engines.get(engine);
        if (command.startsWith(STAYS)) {
            return staying.computeIfAbsent(engine, name -> new StayingEngine(command.substring(STAYS.length())))
                    .ask(Stream.concat(words.stream(), states.stream()).toList(), limit);
        }
        String filled = command.replace("FROM", words.get(0))
                .replace("TO", words.get(1))
                .replace("HINTS", words.get(2))
                .replace("WAY", way);
        return Programs.run(List.of("bash", "-c", filled), limit);
    }

    private String judge(Programs.Result made, Pair pair, String from, String wanted, boolean differs) throws Exception {
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
        boolean arrived = reached.equals(wanted);
        if (!secondObserver.isEmpty()) {
            compareObservers(from, arrived);
        }
        if (!arrived) {
            return "wrong: " + Observer.firstDifference(wanted, reached);
        }
        return losesData(pair, from, made.output());
    }

    /** Counts and tells where another observer, {@code BENCH_OBSERVER <URL>}, is of another opinion. */
    private void compareObservers(String from, boolean arrived) throws Exception {
        String to = from.equals("bench_from") ? "bench_to" : "bench_from";
        boolean alike = second(to).equals(second("bench_work"));
        System.out.println("observers " + (alike == arrived ? "agree" : "disagree, the other says " + (alike ? "yes" : "wrong")));
    }

    private String second(String database) throws Exception {
        Programs.Result said = Programs.runUntimed(List.of(secondObserver, server.url(database)), limit);
        if (said.status() != 0) {
            throw new IllegalStateException(said.errors());
        }
        return said.output();
    }

    /**
     * A column that both have by name must have as many values as before; where an engine made a table or column of the
     * same name anew, this is asked with made-up rows.
     */
    private String losesData(Pair pair, String from, String sql) throws Exception {
        String lost = (pair.rows() + pair.rowsAfter()).isBlank() ? "" : fewer(server.content(from));
        Map<String, String> before = server.identities(from);
        Map<String, String> after = server.identities("bench_work");
        boolean anew = before.entrySet().stream()
                .anyMatch(column -> !after.getOrDefault(column.getKey(), column.getValue()).equals(column.getValue()));
        if (!lost.isEmpty() || !anew) {
            return lost.isEmpty() ? "yes" : "drops data: " + lost;
        }
        copy(pair, from);
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
