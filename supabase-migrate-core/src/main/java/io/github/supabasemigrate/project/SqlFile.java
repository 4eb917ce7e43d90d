package io.github.supabasemigrate.project;

import io.github.supabasemigrate.project.files.SourceText;
import io.github.supabasemigrate.sql.SqlScript;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One SQL file of the project, read once. Immutable and safe to share between threads. */
public final class SqlFile {

    private final Path path;
    private final String relativePath;
    private final SourceText source;
    private volatile @Nullable SqlScript script;

    SqlFile(Path path, String relativePath, SourceText source) {
        this.path = path;
        this.relativePath = relativePath;
        this.source = source;
    }

    static SqlFile read(Path path, String relativePath) {
        return new SqlFile(path, relativePath, SourceText.read(path, relativePath));
    }

    public Path path() {
        return path;
    }

    /** The path from the project's directory, with {@code /} on every platform: what locations and messages show. */
    public String relativePath() {
        return relativePath;
    }

    /** The text without a byte order mark; line ends as in the file. */
    public String text() {
        return source.text();
    }

    /** The text as PostgreSQL reads it; parsed on first use. */
    public SqlScript script() {
        SqlScript parsed = script;
        if (parsed == null) {
            parsed = SqlScript.parse(text());
            script = parsed;
        }
        return parsed;
    }

    /** SHA-256 of the file's bytes in lower-case hexadecimal, as the CLI records it for seeds. */
    public String sha256() {
        return source.sha256();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SqlFile that
                && relativePath.equals(that.relativePath)
                && sha256().equals(that.sha256());
    }

    @Override
    public int hashCode() {
        return Objects.hash(relativePath, sha256());
    }

    @Override
    public String toString() {
        return relativePath;
    }
}
