package io.github.supabasemigrate.project;

import io.github.supabasemigrate.project.files.Folders;
import io.github.supabasemigrate.project.files.SourceText;
import io.github.supabasemigrate.sql.SqlScript;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One SQL file of the project, read once: at first use if it may be larger than the memory. Immutable and safe to share between
 * threads.
 */
public final class SqlFile {

    private final Path path;
    private final String relativePath;
    private volatile @Nullable SourceText source;
    private volatile @Nullable String sha256;
    private @Nullable SqlScript script;

    SqlFile(Path path, String relativePath, @Nullable SourceText source) {
        this.path = path;
        this.relativePath = relativePath;
        this.source = source;
    }

    /** A file that may be large: hashed without being held, and read only when somebody asks for its text. */
    static SqlFile unread(Path path, String relativePath) {
        return new SqlFile(path, relativePath, null);
    }

    /**
     * One file outside the project's own places, or all {@code .sql} files below a folder, sorted by path.
     *
     * @param base what their paths are shown from
     */
    public static List<SqlFile> at(Path path, Path base) {
        List<Path> files = Files.isDirectory(path) ? Folders.walk(path, ".sql") : List.of(path);
        return files.stream()
                .map(file -> read(file, Folders.relative(base, file)))
                .toList();
    }

    /** One file, under the name that messages show. */
    public static SqlFile read(Path path, String relativePath) {
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
        return source().text();
    }

    /** The file's bytes. */
    public byte[] bytes() {
        return source().bytes();
    }

    /** Whether it begins with a byte order mark. */
    public boolean isMarked() {
        return source().isMarked();
    }

    private SourceText source() {
        SourceText read = source;
        if (read == null) {
            read = SourceText.read(path, relativePath);
            source = read;
        }
        return read;
    }

    /** The text as PostgreSQL reads it; parsed on first use, by one thread: a large one does not fit into memory twice. */
    public synchronized SqlScript script() {
        SqlScript parsed = script;
        if (parsed == null) {
            parsed = SqlScript.parse(text());
            script = parsed;
        }
        return parsed;
    }

    /** SHA-256 of the file's bytes in lower-case hexadecimal, as the CLI records it for seeds. */
    public String sha256() {
        String hash = sha256;
        if (hash == null) {
            SourceText read = source;
            hash = read != null ? read.sha256() : SourceText.sha256(path, relativePath);
            sha256 = hash;
        }
        return hash;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SqlFile that && relativePath.equals(that.relativePath) && hasContentOf(that);
    }

    private boolean hasContentOf(SqlFile that) {
        SourceText mine = source;
        SourceText other = that.source;
        if (mine == null || other == null) {
            return sha256().equals(that.sha256());
        }
        return mine.equals(other);
    }

    @Override
    public int hashCode() {
        return relativePath.hashCode();
    }

    @Override
    public String toString() {
        return relativePath;
    }
}
