package io.github.supabasemigrate.project.manifest;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The names that a team agreed on. What a section lists is all there may be of that kind; a kind without a section is free.
 *
 * @param file relative path, for locations
 * @param sections names by kind: tables, enums, views, functions, schemas
 * @param deprecated names that exist and that new migrations must leave alone
 * @param columns by table, then by name; the type is empty when the manifest does not tell it
 * @param parts by table, constraints, policies and triggers
 */
public record SchemaManifest(
        String file,
        Map<Section, List<Entry>> sections,
        List<Entry> deprecated,
        SortedMap<String, SortedMap<String, Column>> columns,
        Map<PartSection, SortedMap<String, List<Entry>>> parts) {

    /**
     * One name.
     *
     * @param name with its schema unless that is {@code public}
     * @param line where the manifest has it, 1-based
     */
    public record Entry(String name, int line) {

        public String qualified() {
            return SchemaManifest.qualified(name);
        }
    }

    /**
     * What the manifest says of a column.
     *
     * @param type empty for any
     */
    public record Column(Optional<String> type, int line) {}

    /** Lists of names, by their key. */
    public enum Section {
        SCHEMAS("schemas"),
        TABLES("tables"),
        VIEWS("views"),
        ENUMS("enums"),
        FUNCTIONS("functions");

        private final String key;

        Section(String key) {
            this.key = key;
        }

        public String key() {
            return key;
        }
    }

    /** Lists of names by table, by their key. */
    public enum PartSection {
        CONSTRAINTS("constraints"),
        POLICIES("policies"),
        TRIGGERS("triggers");

        private final String key;

        PartSection(String key) {
            this.key = key;
        }

        public String key() {
            return key;
        }
    }

    public SchemaManifest {
        sections = Collections.unmodifiableMap(new EnumMap<>(sections));
        deprecated = List.copyOf(deprecated);
        columns = Collections.unmodifiableSortedMap(new TreeMap<>(columns));
        parts = Collections.unmodifiableMap(new EnumMap<>(parts));
    }

    /** Reads the JSON of a manifest; fails with file, line and column. */
    public static SchemaManifest parse(String json, String file) {
        return new ManifestParser(json, file).parse();
    }

    /** {@code public} is what a name without a schema means. */
    public static String qualified(String name) {
        return name.indexOf('.') < 0 ? "public." + name : name;
    }

    /** The shortest form of a name: without {@code public}. */
    public static String shortened(String schema, String name) {
        return schema.equals("public") ? name : schema + "." + name;
    }
}
