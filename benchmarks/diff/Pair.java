import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Two schemas to get from one to the other.
 *
 * @param rows data of the first
 * @param hints declared renames, for engines that take them
 */
record Pair(String name, String before, String rows, String after, String hints) {

    /** Every case of a folder forward and, unless it says {@code oneway}, backward. */
    static List<Pair> read(Path folder, String only) throws IOException {
        var pairs = new ArrayList<Pair>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.sorted().toList()) {
                if (!file.getFileName().toString().matches(only)) {
                    continue;
                }
                Map<String, String> parts = sections(file);
                String name = file.getFileName().toString().replace(".sql", "");
                String common = parts.getOrDefault("common", "");
                String before = common + parts.getOrDefault("before", "");
                String after = common + parts.getOrDefault("after", "");
                String hints = parts.getOrDefault("hints", "");
                pairs.add(new Pair(name + " forward", before, parts.getOrDefault("rows", ""), after, hints));
                if (!parts.containsKey("oneway")) {
                    pairs.add(new Pair(name + " backward", after, "", before, ""));
                }
            }
        }
        return pairs;
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
