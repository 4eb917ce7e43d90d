import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The before/after pairs of other engines' test suites, read where they lie: nothing of theirs is part of this project. Each
 * extractor knows one shape. A pair that an earlier suite has already, to the letter, is left out.
 */
final class PeerSuites {

    private PeerSuites() {}

    /**
     * All pairs of a folder of checkouts, each in a folder that has its repository's name; those that are missing are
     * passed over.
     */
    static List<Pair> in(Path checkouts) throws IOException {
        var pairs = new ArrayList<Pair>();
        pairs.addAll(twins(checkouts, "pg-delta", "pg-toolbelt/packages/pg-delta/corpus", "a.sql", "b.sql"));
        pairs.addAll(TsCases.in("pg-delta-old", checkouts.resolve("pg-toolbelt-old/packages/pg-delta/tests/integration")));
        pairs.addAll(twins(checkouts, "migra", "migra/tests/FIXTURES", "a.sql", "b.sql"));
        pairs.addAll(twins(checkouts, "pgkit", "pgkit/packages/migra/test", "a.sql", "b.sql"));
        pairs.addAll(codeKeeper(checkouts.resolve("pgcodekeeper-core/src/test/resources/org/pgcodekeeper/core")));
        pairs.addAll(GoCases.in(checkouts.resolve("pg-schema-diff/internal/migration_acceptance_tests")));
        pairs.addAll(twins(checkouts, "pgschema", "pgschema/testdata/diff", "old.sql", "new.sql"));
        pairs.addAll(sqldef(checkouts.resolve("sqldef/cmd/psqldef")));
        var seen = new java.util.HashSet<String>();
        return pairs.stream()
                .filter(pair -> seen.add(pair.before().strip() + '\0' + pair.after().strip()))
                .toList();
    }

    /**
     * A folder a pair: two files, beside them {@code setup.sql} (before both), {@code seed.sql} and {@code seed-b.sql} (rows
     * of the first and of the second).
     */
    private static List<Pair> twins(Path checkouts, String suite, String folder, String before, String after)
            throws IOException {
        var pairs = new ArrayList<Pair>();
        Path root = checkouts.resolve(folder);
        for (Path first : files(root, "/" + before)) {
            Path home = first.getParent();
            if (Files.exists(home.resolve(after))) {
                String setup = text(home.resolve("setup.sql"));
                pairs.add(Pair.of(
                                suite,
                                root.relativize(home).toString(),
                                setup + text(first),
                                setup + text(home.resolve(after)))
                        .withRows(text(home.resolve("seed.sql")), text(home.resolve("seed-b.sql"))));
            }
        }
        return pairs;
    }

    /** {@code <name>_original.sql} and {@code <name>_new.sql} in folders named {@code pg}; those of other databases beside. */
    private static List<Pair> codeKeeper(Path root) throws IOException {
        var pairs = new ArrayList<Pair>();
        for (Path first : files(root, "_original.sql")) {
            Path second = Path.of(first.toString().replace("_original.sql", "_new.sql"));
            if (first.getParent().endsWith("pg") && Files.exists(second)) {
                String name = root.relativize(first).toString().replace("_original.sql", "");
                pairs.add(Pair.of("pgcodekeeper", name, text(first), text(second)));
            }
        }
        return pairs;
    }

    /** YAML: a name at the margin, then {@code current: |} (missing: nothing) and {@code desired: |}. */
    private static List<Pair> sqldef(Path folder) throws IOException {
        var pairs = new ArrayList<Pair>();
        for (Path file : files(folder, ".yml")) {
            String base = file.getFileName().toString().replace(".yml", "").replace("tests_", "");
            blocks(file).forEach((name, block) -> {
                if (block.containsKey("desired")) {
                    pairs.add(Pair.of(
                            "sqldef", base + "/" + name, block.getOrDefault("current", ""), block.get("desired")));
                }
            });
        }
        return pairs;
    }

    private static Map<String, Map<String, String>> blocks(Path file) throws IOException {
        var blocks = new TreeMap<String, Map<String, String>>();
        Map<String, String> block = new LinkedHashMap<>();
        String key = "";
        for (String line : Files.readAllLines(file)) {
            if (line.matches("\\S[^#]*:\\s*")) {
                block = blocks.computeIfAbsent(line.strip().replaceFirst(":$", ""), name -> new LinkedHashMap<>());
                key = "";
            } else if (line.matches("  \\w+:.*")) {
                key = line.strip().replaceFirst(":.*", "");
                String value = line.replaceFirst("^  \\w+:\\s*", "");
                block.put(key, value.startsWith("|") ? "" : value.replaceAll("^['\"]|['\"]$", "") + "\n");
            } else if (!key.isEmpty() && (line.isBlank() || line.startsWith("    "))) {
                block.merge(key, (line.isBlank() ? "" : line.substring(4)) + "\n", String::concat);
            }
        }
        return blocks;
    }

    /** The files below a folder whose path ends so, in order; none if there is no such folder. */
    static List<Path> files(Path root, String end) throws IOException {
        if (!Files.isDirectory(root)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(file -> file.toString().endsWith(end)).sorted().toList();
        }
    }

    private static String text(Path file) throws IOException {
        return Files.exists(file)
                ? new String(Files.readAllBytes(file), StandardCharsets.UTF_8).replaceFirst("^\uFEFF", "") + "\n"
                : "";
    }
}
