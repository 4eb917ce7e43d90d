package io.github.supabasemigrate.project;

import io.github.supabasemigrate.finding.Finding;
import io.github.supabasemigrate.finding.Location;
import io.github.supabasemigrate.finding.MigrateException;
import io.github.supabasemigrate.finding.Severity;
import io.github.supabasemigrate.sql.SqlScript;
import java.nio.file.Path;
import java.util.Comparator;

/**
 * One migration on disk.
 *
 * @param name the part of the file name between the first underscore and {@code .sql}; may be empty
 */
public record MigrationFile(Version version, String name, SqlFile file) {

    /** The order of applying: version as a string, then file name. */
    static final Comparator<MigrationFile> APPLY_ORDER = MigrationFile::compareOrder;

    private static int compareOrder(MigrationFile first, MigrationFile second) {
        int versions = first.version.compareTo(second.version);
        return versions != 0 ? versions : first.fileName().compareTo(second.fileName());
    }

    /** What is said of a file whose text cannot be had. */
    public static Finding unreadable(MigrateException cause, String shownAs) {
        String message = cause.why().map(why -> cause.what() + " " + why).orElse(cause.what());
        Finding problem = MigrationFolder.finding(MigrationFolder.UNREADABLE, Severity.ERROR, message)
                .at(cause.where().orElse(Location.ofFile(shownAs)));
        return cause.next().map(problem::withHint).orElse(problem);
    }

    public Path path() {
        return file.path();
    }

    /** The path from the project's directory, with {@code /} on every platform. */
    public String relativePath() {
        return file.relativePath();
    }

    /** {@code <version>_<name>.sql}. */
    public String fileName() {
        return new MigrationName(version, name).fileName();
    }

    /** The text without a byte order mark; line ends as in the file. */
    public String text() {
        return file.text();
    }

    /** The file's bytes. */
    public byte[] bytes() {
        return file.bytes();
    }

    /** Whether it begins with a byte order mark. */
    public boolean isMarked() {
        return file.isMarked();
    }

    /** The text as PostgreSQL reads it; parsed on first use. */
    public SqlScript script() {
        return file.script();
    }

    /** SHA-256 of the file's bytes in lower-case hexadecimal. */
    public String sha256() {
        return file.sha256();
    }

    @Override
    public String toString() {
        return relativePath();
    }
}
