package io.github.supabasemigrate.project.toml;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.tomlj.Toml;
import org.tomlj.TomlArray;
import org.tomlj.TomlParseResult;
import org.tomlj.TomlPosition;
import org.tomlj.TomlTable;

/** Documents made of pieces that fit, or nearly fit: another reader says what they mean. */
class TomlLaws {

    @Property(tries = 3000)
    void readsWhatAnotherReaderReads(@ForAll("documents") String text) {
        TomlParseResult other = Toml.parse(text);
        TomlDocument ours = TomlDocument.parse(text);

        assertThat(ours.errors().isEmpty())
                .as("%s against %s", ours.errors(), other.errors())
                .isEqualTo(!other.hasErrors());
        if (!other.hasErrors()) {
            assertThat(ours.entries()).isEqualTo(entries(other));
        }
    }

    @Provide
    Arbitrary<String> documents() {
        Arbitrary<String> names = Arbitraries.of("a", "b", "c", "\"d e\"", "'f'", "1");
        Arbitrary<String> keys = names.list().ofMinSize(1).ofMaxSize(3).map(parts -> String.join(".", parts));
        Arbitrary<String> scalars = Arbitraries.of(
                "1",
                "-2",
                "0x1F",
                "1.5",
                "1e3",
                "true",
                "'x'",
                "\"y\\n\"",
                "'''z\n'''",
                "\"\"\"\n\\\n  w\"\"\"",
                "2020-01-02",
                "2020-01-02 03:04:05",
                "03:04:05.6",
                "01",
                "tru",
                "'",
                "");
        Arbitrary<String> arrays =
                scalars.list().ofMaxSize(2).map(values -> "[" + String.join(", # c\n", values) + "]");
        Arbitrary<String> inline = keys.list()
                .ofMaxSize(2)
                .flatMap(parts -> scalars.map(value -> "{"
                        + String.join(
                                ", ",
                                parts.stream().map(key -> key + " = " + value).toList()) + "}"));
        Arbitrary<String> values =
                Arbitraries.frequencyOf(Tuple.of(4, scalars), Tuple.of(1, arrays), Tuple.of(1, inline));
        Arbitrary<String> lines = Arbitraries.oneOf(
                keys.flatMap(key -> values.map(value -> key + " = " + value)),
                keys.map(key -> "[" + key + "] # c"),
                keys.map(key -> " [[ " + key + " ]]"),
                Arbitraries.of("", "# c", "\t"));
        return lines.list().ofMaxSize(6).map(all -> String.join("\n", all));
    }

    private static Map<List<String>, TomlEntry> entries(TomlParseResult result) {
        Map<List<String>, TomlEntry> entries = new HashMap<>();
        for (List<String> path : result.keyPathSet(false)) {
            TomlPosition place = Objects.requireNonNull(result.inputPositionOf(path));
            Object value = plain(Objects.requireNonNull(result.get(path)));
            entries.put(path, new TomlEntry(value, place.line(), place.column()));
        }
        return entries;
    }

    private static Object plain(Object value) {
        if (value instanceof TomlArray array) {
            List<Object> elements = new ArrayList<>();
            array.toList().forEach(element -> elements.add(plain(element)));
            return elements;
        }
        if (value instanceof TomlTable table) {
            Map<String, Object> members = new LinkedHashMap<>();
            for (String name : table.keySet()) {
                members.put(name, plain(Objects.requireNonNull(table.get(List.of(name)))));
            }
            return members;
        }
        return value;
    }
}
