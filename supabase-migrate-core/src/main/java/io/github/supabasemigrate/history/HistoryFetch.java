package io.github.supabasemigrate.history;

import io.github.supabasemigrate.finding.Finding;
import io.github.supabasemigrate.finding.Severity;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Writes files for migrations that only the database knows, from the statements it recorded, in the form of the CLI's
 * {@code migration fetch}. Never overwrites a file.
 */
public final class HistoryFetch {

    private final Path folder;

    /**
     * @param folder the project's migrations, made when missing
     */
    public HistoryFetch(Path folder) {
        this.folder = folder;
    }

    /** Writes one file a migration; what cannot become a file is told as a finding. */
    public Fetched write(List<AppliedMigration> migrations) throws IOException {
        Files.createDirectories(folder);
        var written = new ArrayList<Path>();
        var notices = new ArrayList<Finding>();
        for (AppliedMigration migration : migrations) {
            if (migration.isJunk()) {
                notices.add(notice(migration, "no file name can carry the version `" + migration.version() + "`"));
            } else if (!isPlainFileName(migration.fileName())) {
                notices.add(notice(migration, "its name `" + migration.name() + "` is no file name"));
            } else if (migration.statements() == null) {
                notices.add(notice(migration, "the database holds no statements for it"));
            } else {
                writeOne(migration, written, notices);
            }
        }
        return new Fetched(written, notices);
    }

    private void writeOne(AppliedMigration migration, List<Path> written, List<Finding> notices) throws IOException {
        Path file = folder.resolve(migration.fileName());
        try {
            Files.writeString(file, text(migration), StandardCharsets.UTF_8, StandardOpenOption.CREATE_NEW);
            written.add(file);
        } catch (FileAlreadyExistsException e) {
            notices.add(notice(migration, "`" + file.getFileName() + "` exists and is not overwritten"));
        }
    }

    private static String text(AppliedMigration migration) {
        List<String> statements = migration.statements();
        return statements == null
                ? ""
                : statements.stream().map(HistoryFetch::terminated).collect(Collectors.joining());
    }

    /**
     * A comment that ends the statement must not swallow its semicolon, as it does in the CLI's files. Rows of a {@code COPY} end by
     * themselves.
     */
    private static String terminated(String statement) {
        if (statement.endsWith("\n\\.")) {
            return statement + "\n";
        }
        boolean mayEndInComment = statement.indexOf("--", statement.lastIndexOf('\n') + 1) >= 0;
        return statement + (mayEndInComment ? "\n;\n" : ";\n");
    }

    private static boolean isPlainFileName(String name) {
        return name.chars().noneMatch(character -> character < ' ' || "/\\:*?\"<>|".indexOf(character) >= 0);
    }

    private static Finding notice(AppliedMigration migration, String reason) {
        return Finding.of(
                        "migration-not-fetched",
                        Severity.WARNING,
                        "No file is written for the applied migration `" + migration.version() + "`: " + reason + ".")
                .about(migration.version());
    }

    /**
     * What a fetch did.
     *
     * @param written new files, in order of their versions
     * @param notices migrations without a file, and why
     */
    public record Fetched(List<Path> written, List<Finding> notices) {
        public Fetched {
            written = List.copyOf(written);
            notices = List.copyOf(notices);
        }
    }
}
