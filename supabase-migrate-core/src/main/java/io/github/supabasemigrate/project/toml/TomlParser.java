package io.github.supabasemigrate.project.toml;

import io.github.supabasemigrate.project.toml.TomlTable.Origin;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads headers, keys, arrays and inline tables, and says which table each key belongs to. */
final class TomlParser {

    private final TomlSource source;
    private final TomlStrings strings;
    private final TomlTable root = new TomlTable(Origin.HEADER, 0, 1, 1);
    private final List<TomlError> errors = new ArrayList<>();
    private TomlTable current = root;
    private int sections;

    TomlParser(String text) {
        this.source = new TomlSource(text);
        this.strings = new TomlStrings(source);
    }

    TomlDocument parse() {
        while (!source.isAtEnd()) {
            try {
                line();
            } catch (TomlException e) {
                errors.add(e.error());
                source.skipLine();
            }
        }
        Map<List<String>, TomlEntry> entries = new LinkedHashMap<>();
        root.collect(List.of(), entries);
        return new TomlDocument(entries, errors);
    }

    private void line() {
        source.skipBlanks();
        if (source.peek() == '[') {
            header();
        } else if (!source.isAtLineEnd() && source.peek() != '#') {
            keyAndValue(current);
        }
        source.endLine();
    }

    private void header() {
        int line = source.line();
        int column = source.column();
        // What follows a header that cannot be understood belongs to nobody.
        current = new TomlTable(Origin.HEADER, ++sections, line, column);
        source.require("[");
        boolean isArray = source.skip("[");
        source.skipBlanks();
        List<String> key = key();
        source.require(isArray ? "]]" : "]");
        TomlTable parent = root;
        for (String name : key.subList(0, key.size() - 1)) {
            parent = passed(parent, name, line, column);
        }
        String name = key.get(key.size() - 1);
        if (isArray) {
            addTo(parent, name);
        } else {
            define(parent, name);
        }
    }

    private TomlTable passed(TomlTable parent, String name, int line, int column) {
        TomlNode found = parent.get(name);
        if (found == null) {
            TomlTable passed = new TomlTable(Origin.PASSED, 0, line, column);
            parent.put(name, passed);
            return passed;
        }
        if (found instanceof TomlTable table && table.mayBePassed()) {
            return table;
        }
        if (found instanceof TomlTableArray array) {
            return array.last();
        }
        throw definedAlready(name, found, line, column);
    }

    private void define(TomlTable parent, String name) {
        TomlNode found = parent.get(name);
        if (found == null) {
            parent.put(name, current);
        } else if (found instanceof TomlTable table && table.define(sections)) {
            current = table;
        } else {
            throw definedAlready(name, found, current.line(), current.column());
        }
    }

    private void addTo(TomlTable parent, String name) {
        TomlNode found = parent.get(name);
        if (found == null) {
            found = new TomlTableArray(current.line(), current.column());
            parent.put(name, found);
        }
        if (!(found instanceof TomlTableArray array)) {
            throw definedAlready(name, found, current.line(), current.column());
        }
        array.add(current);
    }

    private List<String> key() {
        List<String> names = new ArrayList<>();
        do {
            source.skipBlanks();
            names.add(name());
            source.skipBlanks();
        } while (source.skip("."));
        return names;
    }

    private String name() {
        if (strings.isNext()) {
            return strings.line();
        }
        String name = source.bareKey();
        if (name.isEmpty()) {
            throw source.unexpected("a key");
        }
        return name;
    }

    private void keyAndValue(TomlTable table) {
        int line = source.line();
        int column = source.column();
        List<String> key = key();
        source.require("=");
        source.skipBlanks();
        Object value = value();
        TomlTable parent = table;
        for (String name : key.subList(0, key.size() - 1)) {
            parent = extended(parent, name, table.section(), line, column);
        }
        String name = key.get(key.size() - 1);
        TomlNode found = parent.get(name);
        if (found != null) {
            throw definedAlready(name, found, line, column);
        }
        parent.put(name, value instanceof TomlTable inline ? inline : new TomlEntry(value, line, column));
    }

    private static TomlTable extended(TomlTable parent, String name, int section, int line, int column) {
        TomlNode found = parent.get(name);
        if (found == null) {
            TomlTable dotted = new TomlTable(Origin.DOTTED, section, line, column);
            parent.put(name, dotted);
            return dotted;
        }
        if (found instanceof TomlTable table && table.extend(section)) {
            return table;
        }
        throw definedAlready(name, found, line, column);
    }

    /** A table for an inline table, else what the document shows. */
    private Object value() {
        if (strings.isNext()) {
            return strings.read();
        }
        return switch (source.peek()) {
            case '[' -> array();
            case '{' -> inlineTable();
            default -> scalar();
        };
    }

    private List<Object> array() {
        List<Object> elements = new ArrayList<>();
        source.require("[");
        source.skipLines();
        while (!source.skip("]")) {
            Object element = value();
            elements.add(element instanceof TomlTable table ? table.plain() : element);
            source.skipLines();
            if (!source.skip(",") && !source.isNext("]")) {
                throw source.unexpected("`,` or `]`");
            }
            source.skipLines();
        }
        return List.copyOf(elements);
    }

    private TomlTable inlineTable() {
        TomlTable table = new TomlTable(Origin.INLINE, ++sections, source.line(), source.column());
        source.require("{");
        source.skipBlanks();
        if (source.skip("}")) {
            return table;
        }
        do {
            source.skipBlanks();
            keyAndValue(table);
            source.skipBlanks();
        } while (source.skip(","));
        if (!source.skip("}")) {
            throw source.unexpected("`,` or `}`");
        }
        return table;
    }

    private Object scalar() {
        int line = source.line();
        int column = source.column();
        String word = source.word();
        if (word.isEmpty()) {
            throw source.unexpected("a value");
        }
        Object value = scalar(word);
        if (value == null) {
            throw TomlSource.errorAt("expected a value, found `" + word + "`", line, column);
        }
        return value;
    }

    private @Nullable Object scalar(String word) {
        if (word.equals("true") || word.equals("false")) {
            return word.equals("true");
        }
        if (source.isDigitAfterBlank() && TomlScalars.isDate(word)) {
            source.skip(" ");
            return TomlScalars.parse(word + " " + source.word()).orElse(null);
        }
        return TomlScalars.parse(word).orElse(null);
    }

    private static TomlException definedAlready(String name, TomlNode found, int line, int column) {
        return TomlSource.errorAt("`" + name + "` is defined already, on line " + found.line(), line, column);
    }
}
