package io.github.supabasemigrate.project.toml;

import java.util.List;
import java.util.Map;

/** What a name stands for: a value, a table, or an array of tables. */
sealed interface TomlNode permits TomlEntry, TomlTable, TomlTableArray {

    /** Without places: a value, a map, or a list of maps. */
    Object plain();

    /** Adds the entries under this node, which has that path. */
    void collect(List<String> path, Map<List<String>, TomlEntry> into);

    /** Where it was defined first. */
    int line();

    /** Where it was defined first. */
    int column();
}
