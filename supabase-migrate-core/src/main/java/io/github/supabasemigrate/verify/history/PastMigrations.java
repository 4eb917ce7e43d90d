package io.github.supabasemigrate.verify.history;

import io.github.supabasemigrate.finding.Location;
import io.github.supabasemigrate.finding.MigrateException;
import io.github.supabasemigrate.project.MigrationFile;
import io.github.supabasemigrate.project.git.GitHistory;
import io.github.supabasemigrate.project.git.Revision;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The migrations as others already have them: at the merge base with the branch that this work goes to, or in a committed list
 * of checksums.
 *
 * @param source where they are, for messages
 * @param files by file name
 */
public record PastMigrations(String source, SortedMap<String, Past> files) {

    /**
     * One of them.
     *
     * @param checksum SHA-256 of the text with line feeds only, so that a checkout with other line ends is no edit
     * @param text empty when only the checksum is known
     */
    public record Past(String checksum, Optional<String> text) {

        static Past of(String text) {
            return new Past(PastMigrations.checksum(text), Optional.of(text));
        }
    }

    private static final Pattern NAME = Pattern.compile("(\\d+)_.*\\.sql");

    public PastMigrations {
        files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
    }

    /** Those of a revision. */
    public static PastMigrations at(GitHistory git, Revision revision, String folder) {
        var files = new TreeMap<String, Past>();
        git.files(revision, folder).forEach((path, bytes) -> {
            String name = path.substring(path.lastIndexOf('/') + 1);
            if (name.endsWith(".sql")) {
                files.put(name, Past.of(new String(bytes, StandardCharsets.UTF_8)));
            }
        });
        return new PastMigrations(revision.name().replaceFirst("^the merge base with ", ""), files);
    }

    /** The file whose version is the highest. */
    Optional<String> newest() {
        return files.keySet().stream()
                .filter(name -> !version(name).isEmpty())
                .max(Comparator.comparing(PastMigrations::version));
    }

    /** The digits that a name begins with; none for a file that is no migration. */
    static String version(String name) {
        Matcher matcher = NAME.matcher(name);
        return matcher.matches() ? matcher.group(1) : "";
    }

    /** Reads a list of checksums, each line {@code <checksum>  <file name>} as {@code sha256sum} writes it. */
    public static PastMigrations parse(String text, String file) {
        var files = new TreeMap<String, Past>();
        int number = 0;
        for (String line : text.lines().toList()) {
            number++;
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            String[] parts = line.split(" [ *]", 2);
            if (parts.length < 2 || !parts[0].matches("[0-9a-f]{64}")) {
                throw MigrateException.because("This line is no checksum with a file name.")
                        .where(new Location(file, number, 1))
                        .next("Write the file anew: mvn supabase-migrate:snapshot")
                        .build();
            }
            files.put(parts[1], new Past(parts[0], Optional.empty()));
        }
        return new PastMigrations(file, files);
    }

    /** The list of checksums of the given migrations. */
    public static String render(List<MigrationFile> migrations) {
        var text = new StringBuilder(
                "# Migrations that must not change any more. Rewritten by mvn supabase-migrate:snapshot\n");
        for (MigrationFile migration : migrations) {
            text.append(checksum(migration.text()))
                    .append("  ")
                    .append(migration.fileName())
                    .append('\n');
        }
        return text.toString();
    }

    /** Byte order mark and line ends are no content. */
    static String normal(String text) {
        String withoutMark = text.startsWith("\uFEFF") ? text.substring(1) : text;
        return withoutMark.replace("\r\n", "\n");
    }

    /** Whether a file is there as it was. */
    public boolean hasUnchanged(MigrationFile file) {
        Past before = files.get(file.fileName());
        return before != null && before.checksum().equals(checksum(file.text()));
    }

    static String checksum(String text) {
        try {
            byte[] bytes = normal(text).getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
