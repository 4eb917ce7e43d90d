package io.github.supabasemigrate.lint;

import io.github.supabasemigrate.project.MigrationFile;
import io.github.supabasemigrate.project.SqlFile;
import io.github.supabasemigrate.sql.SqlScript;
import io.github.supabasemigrate.sql.SqlStatement;
import java.util.Optional;

/**
 * A text for the linter.
 *
 * @param path as messages show it
 * @param migration the migration that it is, if it is one of a project
 * @param isInScope whether findings in it count; false for what is read only because it runs before
 * @param isMarked whether the file begins with a byte order mark, which is no part of the script
 */
public record LintSource(
        String path, SqlScript script, Optional<MigrationFile> migration, boolean isInScope, boolean isMarked) {

    public static LintSource of(MigrationFile file, boolean isInScope) {
        return new LintSource(file.relativePath(), file.script(), Optional.of(file), isInScope, file.isMarked());
    }

    /** Parses the text now, which otherwise whoever looks at it first does. */
    public void parse() {
        script.statements().forEach(SqlStatement::tree);
    }

    /** A file that is no migration of a project. */
    public static LintSource of(String path, String text) {
        return new LintSource(path, SqlScript.parse(text), Optional.empty(), true, false);
    }

    /** The same, of a file as it was read. */
    public static LintSource of(SqlFile file) {
        return new LintSource(file.relativePath(), file.script(), Optional.empty(), true, file.isMarked());
    }
}
