package io.github.supabasemigrate.project.toml;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The tables of all headers {@code [[name]]} with one name. */
final class TomlTableArray implements TomlNode {

    private final List<TomlTable> tables = new ArrayList<>();
    private final int line;
    private final int column;

    TomlTableArray(int line, int column) {
        this.line = line;
        this.column = column;
    }

    /** Begins the next table. */
    TomlTable add(TomlTable table) {
        tables.add(table);
        return table;
    }

    /** The one that later headers mean. There is one: an array begins with its first header. */
    TomlTable last() {
        return tables.get(tables.size() - 1);
    }

    @Override
    public Object plain() {
        return tables.stream().map(TomlTable::plain).toList();
    }

    @Override
    public void collect(List<String> path, Map<List<String>, TomlEntry> into) {
        into.put(path, new TomlEntry(plain(), line, column));
    }

    @Override
    public int line() {
        return line;
    }

    @Override
    public int column() {
        return column;
    }
}
