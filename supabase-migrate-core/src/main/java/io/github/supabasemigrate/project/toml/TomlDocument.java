package io.github.supabasemigrate.project.toml;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What one file says.
 *
 * @param entries values by the names on the way to them, in the order of the file; a table's members are entries of their own, an array is one
 *     entry, also an array of tables
 * @param errors in the order of the file; where there are some, entries may be missing
 */
public record TomlDocument(Map<List<String>, TomlEntry> entries, List<TomlError> errors) {

    public TomlDocument {
        entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
        errors = List.copyOf(errors);
    }

    /** Reads a file's text. What cannot be understood is an error; reading goes on with the next line. */
    public static TomlDocument parse(String text) {
        return new TomlParser(text).parse();
    }
}
