package io.github.supabasemigrate.lint;

import io.github.supabasemigrate.project.MigrationFile;
import io.github.supabasemigrate.sql.SqlScript;
import java.util.Optional;

/**
 * A text for the linter.
 *
 * @param path as messages show it
 * @param migration the migration that it is, if it is one of a project
 * @param isInScope whether findings in it count; false for what is read only because it runs before
 */
public record LintSource(String path, SqlScript script, Optional<MigrationFile> migration, boolean isInScope) {

    public static LintSource of(MigrationFile file, boolean isInScope) {
        return new LintSource(file.relativePath(), file.script(), Optional.of(file), isInScope);
    }

    /** A file that is no migration of a project. */
    public static LintSource of(String path, String text) {
        return new LintSource(path, SqlScript.parse(text), Optional.empty(), true);
    }
}
