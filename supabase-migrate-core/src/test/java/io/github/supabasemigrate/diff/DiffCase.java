package io.github.supabasemigrate.diff;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * One capability of the diff as a pair of schemas. A file has sections, each headed by {@code --- name}: {@code common} (in
 * both states), {@code before}, {@code rows} (data of the first state), {@code after}, {@code hints} (declared renames)
 * and {@code oneway} (no way back); {@code -- from: 18} under the title names the first major that can read it. The server has the roles {@code app_owner} and {@code app_reader} and a tablespace
 * {@code ts1}.
 */
record DiffCase(String file, String capability, Map<String, String> sections) {

    private static final Path FOLDER = Path.of("src/test/resources/diff-cases");

    static Stream<DiffCase> all() {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.sorted().map(DiffCase::read).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static DiffCase read(Path path) {
        try {
            List<String> lines = Files.readAllLines(path);
            var sections = new LinkedHashMap<String, String>();
            String section = "";
            for (String line : lines.subList(1, lines.size())) {
                if (line.startsWith("--- ")) {
                    section = line.substring(4).strip();
                    sections.put(section, "");
                } else {
                    sections.merge(section, line + "\n", String::concat);
                }
            }
            String title = lines.get(0).substring("-- capability: ".length());
            return new DiffCase(path.getFileName().toString(), title, sections);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The first major that has its syntax: {@code -- from: 18} under the title. */
    int firstMajor() {
        return section("")
                .lines()
                .filter(line -> line.startsWith("-- from: "))
                .findFirst()
                .map(line ->
                        Integer.parseInt(line.substring("-- from: ".length()).strip()))
                .orElse(14);
    }

    String section(String name) {
        return sections.getOrDefault(name, "");
    }

    @Override
    public String toString() {
        return capability;
    }

    /** {@code -Ddiff.case=134} runs one case alone. */
    boolean isChosen() {
        return file().startsWith(System.getProperty("diff.case", ""));
    }
}
