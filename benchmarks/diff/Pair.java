import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;

/**
 * Two schemas to get from one to the other, and back unless it is {@code oneWay}.
 *
 * @param suite whose pair it is
 * @param rows data of the first
 * @param rowsAfter data of the second
 * @param hints declared renames, for engines that take them
 */
record Pair(
        String suite,
        String name,
        String before,
        String rows,
        String after,
        String rowsAfter,
        String hints,
        boolean oneWay) {

    /** A pair of somebody else's suite, without data. */
    static Pair of(String suite, String name, String before, String after) {
        return new Pair(suite, name, before, "", after, "", "", false);
    }

    Pair withRows(String ofFirst, String ofSecond) {
        return new Pair(suite, name, before, ofFirst, after, ofSecond, hints, oneWay);
    }

    String title() {
        return suite + "/" + name;
    }

    /** The capability cases of a folder. */
    static List<Pair> capabilities(Path folder) throws IOException {
        var pairs = new ArrayList<Pair>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.sorted().toList()) {
                Map<String, String> parts = sections(file);
                String common = parts.getOrDefault("common", "");
                pairs.add(new Pair(
                        "capabilities",
                        file.getFileName().toString().replace(".sql", ""),
                        common + parts.getOrDefault("before", ""),
                        parts.getOrDefault("rows", ""),
                        common + parts.getOrDefault("after", ""),
                        "",
                        parts.getOrDefault("hints", ""),
                        parts.containsKey("oneway")));
            }
        }
        return pairs;
    }

    /** The pairs in a random order that is the same for the same seed, taken from one suite after the other as in a round. */
    static List<Pair> mixed(List<Pair> pairs, long seed) {
        var bySuite = new LinkedHashMap<String, List<Pair>>();
        pairs.forEach(pair -> bySuite.computeIfAbsent(pair.suite(), suite -> new ArrayList<>()).add(pair));
        var random = new Random(seed);
        bySuite.values().forEach(suite -> Collections.shuffle(suite, random));
        var mixed = new ArrayList<Pair>();
        for (int round = 0; mixed.size() < pairs.size(); round++) {
            for (List<Pair> suite : bySuite.values()) {
                if (round < suite.size()) {
                    mixed.add(suite.get(round));
                }
            }
        }
        return mixed;
    }

    private static Map<String, String> sections(Path file) throws IOException {
        var sections = new LinkedHashMap<String, String>();
        String section = "";
        for (String line : Files.readAllLines(file)) {
            if (line.startsWith("--- ")) {
                section = line.substring(4).strip();
                sections.put(section, "");
            } else {
                sections.merge(section, line + "\n", String::concat);
            }
        }
        return sections;
    }
}
