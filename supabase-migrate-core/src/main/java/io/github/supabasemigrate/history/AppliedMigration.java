package io.github.supabasemigrate.history;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One row of the history: a migration that the database says it has.
 *
 * @param version opaque text, nearly always digits; whatever somebody inserted by hand otherwise
 * @param name null in tables of old tools
 * @param statements as they were applied, each without its closing semicolon; null when nobody recorded them
 */
public record AppliedMigration(
        String version, @Nullable String name, @Nullable List<String> statements) {

    public AppliedMigration {
        Objects.requireNonNull(version, "version");
        statements = statements == null ? null : List.copyOf(statements);
    }

    /** True for a row that no file name can ever match, because a version consists of ASCII digits. */
    public boolean isJunk() {
        for (int i = 0; i < version.length(); i++) {
            if (version.charAt(i) < '0' || version.charAt(i) > '9') {
                return true;
            }
        }
        return version.isEmpty();
    }

    /** The file name that this row was made from, as far as the row tells. */
    public String fileName() {
        return version + "_" + (name == null ? "" : name) + ".sql";
    }

    /**
     * True unless the recorded statements show that the text is not what was applied. Line ends, a byte order mark, semicolons and
     * white space between statements do not count; nothing recorded shows nothing.
     */
    public boolean matches(String fileText) {
        return statements == null || new RecordedStatements(statements).areAllOf(fileText);
    }
}
