import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What was found so far, kept in a file line by line: a run that was cut short goes on where it stopped. */
final class Results {

    /** A cell of the table: one engine on one pair in one direction. */
    record Cell(String suite, String word, String why, double wall, double cpu) {}

    private static final List<String> WORDS = List.of("yes", "drops data", "wrong", "fails", "refuses", "no", "too slow");

    private final Path file;
    private final Map<String, Map<String, Cell>> rows = new LinkedHashMap<>();
    private final Map<String, String> unusable = new LinkedHashMap<>();

    Results(Path file) throws IOException {
        this.file = file;
        if (Files.exists(file)) {
            Files.readAllLines(file).forEach(this::take);
        }
    }

    private void take(String line) {
        String[] parts = line.split("\t", -1);
        if (parts[1].isEmpty()) {
            unusable.put(parts[0], parts[3]);
        } else {
            rows.computeIfAbsent(parts[0], pair -> new LinkedHashMap<>())
                    .put(
                            parts[1],
                            new Cell(
                                    parts[0].replaceFirst("/.*", ""),
                                    parts[2],
                                    parts[3],
                                    Double.parseDouble(parts[4]),
                                    Double.parseDouble(parts[5])));
        }
    }

    /** A title as the name of a file, its end kept. */
    static String fileName(String title) {
        String name = title.replaceAll("[^\\w-]+", "_");
        return name.length() > 150 ? name.substring(0, 100) + name.substring(name.length() - 50) : name;
    }

    boolean has(String pair, String engine) {
        return unusable.containsKey(pair)
                || rows.getOrDefault(pair, Map.of()).containsKey(engine);
    }

    boolean isUnusable(String pair) {
        return unusable.containsKey(pair);
    }

    void skip(String pair, String why) throws IOException {
        add(pair + "\t\tunusable\t" + oneLine(why) + "\t0\t0");
    }

    void put(String pair, String engine, String word, String why, double wall, double cpu) throws IOException {
        add("%s\t%s\t%s\t%s\t%.3f\t%.3f".formatted(pair, engine, word, oneLine(why), wall, cpu));
    }

    private void add(String line) throws IOException {
        Files.writeString(file, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        take(line);
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }

    double wall(String engine) {
        return cells(engine, "").stream().mapToDouble(Cell::wall).sum();
    }

    /** The table over all suites, then one a suite, then what was not right of the first engine. */
    String report(List<String> engines) {
        var text = new StringBuilder();
        table(text, engines, "");
        List<String> suites = rows.values().stream()
                .flatMap(row -> row.values().stream().map(Cell::suite))
                .distinct()
                .toList();
        if (suites.size() > 1) {
            suites.forEach(suite -> table(text, engines, suite));
        }
        text.append("\nPairs that are not plain PostgreSQL of this major: ").append(unusable.size()).append('\n');
        String first = engines.get(0);
        text.append("\nNot right, ").append(first).append(":\n");
        rows.forEach((pair, row) -> {
            Cell cell = row.get(first);
            if (cell != null && !cell.word().equals("yes")) {
                text.append("- ").append(pair).append(": ").append(cell.word()).append(' ').append(cell.why()).append('\n');
            }
        });
        return text.toString();
    }

    private void table(StringBuilder text, List<String> engines, String suite) {
        text.append('\n').append(suite.isEmpty() ? "All" : suite).append("\n\n| engine | pairs | right | ")
                .append(WORDS.stream().skip(1).collect(Collectors.joining(" | ")))
                .append(" | wall, s a pair | CPU, s a pair |\n|---|---|---|")
                .append("---|".repeat(WORDS.size() + 1))
                .append('\n');
        for (String engine : engines) {
            List<Cell> cells = cells(engine, suite);
            if (!cells.isEmpty()) {
                line(text, engine, cells);
            }
        }
    }

    private static void line(StringBuilder text, String engine, List<Cell> cells) {
        Map<String, Long> counts =
                cells.stream().collect(Collectors.groupingBy(Cell::word, TreeMap::new, Collectors.counting()));
        long right = counts.getOrDefault("yes", 0L);
        text.append("| %s | %d | %d (%.1f %%) |".formatted(engine, cells.size(), right, 100.0 * right / cells.size()));
        WORDS.stream().skip(1).forEach(word -> text.append(" %d |".formatted(counts.getOrDefault(word, 0L))));
        text.append(" %.2f | %.2f |\n"
                .formatted(
                        cells.stream().mapToDouble(Cell::wall).average().orElse(0),
                        cells.stream().mapToDouble(Cell::cpu).average().orElse(0)));
    }

    private List<Cell> cells(String engine, String suite) {
        var cells = new ArrayList<Cell>();
        rows.values().forEach(row -> {
            Cell cell = row.get(engine);
            if (cell != null && (suite.isEmpty() || cell.suite().equals(suite))) {
                cells.add(cell);
            }
        });
        return cells;
    }
}
