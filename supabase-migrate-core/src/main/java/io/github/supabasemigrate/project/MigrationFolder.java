package io.github.supabasemigrate.project;

import io.github.supabasemigrate.finding.Finding;
import io.github.supabasemigrate.finding.Finding.DecidedBy;
import io.github.supabasemigrate.finding.Location;
import io.github.supabasemigrate.finding.MigrateException;
import io.github.supabasemigrate.finding.Severity;
import io.github.supabasemigrate.project.files.Folders;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One folder of migrations, sorted into what is applied, what is skipped and what is wrong, by the rules of the Supabase CLI:
 * names {@code <digits>_<anything>.sql}, no sub-folders, symbolic links followed.
 *
 * @param files in the order of applying
 * @param notices the files skipped, each with the name that would get it applied, and widths that make the order surprising
 * @param problems what must be put right before anything runs: two files with one version, a file that is not UTF-8
 */
record MigrationFolder(List<MigrationFile> files, List<Finding> notices, List<Finding> problems) {

    static final String SKIPPED = "migration-skipped";
    static final String UNREADABLE = "migration-unreadable";
    static final String DUPLICATE = "version-duplicate";
    static final String WIDTH = "version-width";

    MigrationFolder {
        files = List.copyOf(files);
        notices = List.copyOf(notices);
        problems = List.copyOf(problems);
    }

    /** Reads a folder; a missing one is empty. Paths are shown from {@code base}. */
    static MigrationFolder read(Path folder, Path base) {
        return new Reader(folder, base).read();
    }

    private static final class Reader {
        private final Path folder;
        private final Path base;
        private final String shownFolder;
        private final List<MigrationFile> files = new ArrayList<>();
        private final List<Path> others = new ArrayList<>();
        private final List<Finding> notices = new ArrayList<>();
        private final List<Finding> problems = new ArrayList<>();

        Reader(Path folder, Path base) {
            this.folder = folder;
            this.base = base;
            String shown = Folders.relative(base, folder);
            this.shownFolder = shown.isEmpty() ? "" : shown + "/";
        }

        MigrationFolder read() {
            List<Path> entries = Files.isDirectory(folder) ? Folders.entries(folder) : List.of();
            SqlFile[] readAhead = new SqlFile[entries.size()];
            Arrays.parallelSetAll(readAhead, i -> readAhead(entries.get(i)));
            for (int i = 0; i < entries.size(); i++) {
                sort(entries.get(i), i == 0, readAhead[i]);
            }
            files.sort(MigrationFile.APPLY_ORDER);
            for (Path other : others) {
                tellSkipped(other);
            }
            problems.addAll(VersionOrder.duplicates(files));
            VersionOrder.surprise(files).ifPresent(notices::add);
            return new MigrationFolder(files, notices, problems);
        }

        /** Reading is most of the work, and no file waits for another's; what fails is told when its turn comes. */
        private @Nullable SqlFile readAhead(Path entry) {
            if (MigrationName.parse(Folders.nameOf(entry)).isEmpty()) {
                return null;
            }
            try {
                return SqlFile.read(entry, shown(entry));
            } catch (MigrateException unreadable) {
                // Read again in order, which throws it again.
                return null;
            }
        }

        private void sort(Path entry, boolean first, @Nullable SqlFile read) {
            String fileName = Folders.nameOf(entry);
            Optional<MigrationName> name = MigrationName.parse(fileName);
            if (read == null && Files.isDirectory(entry)) {
                tellNested(entry);
            } else if (first && MigrationName.isLegacyInit(fileName)) {
                skipped(entry, SkippedName.ofLegacyInit(fileName));
            } else if (name.isPresent()) {
                accept(entry, name.get(), read);
            } else {
                others.add(entry);
            }
        }

        private void accept(Path entry, MigrationName name, @Nullable SqlFile read) {
            try {
                SqlFile file = read == null ? SqlFile.read(entry, shown(entry)) : read;
                files.add(new MigrationFile(name.version(), name.name(), file));
            } catch (MigrateException unreadable) {
                problems.add(MigrationFile.unreadable(unreadable, shown(entry)));
            }
        }

        private void tellSkipped(Path entry) {
            String free = files.isEmpty()
                    ? "<yyyyMMddHHmmss>"
                    : files.get(files.size() - 1).version().next().text();
            SkippedName.of(Folders.nameOf(entry), free).ifPresent(skip -> skipped(entry, skip));
        }

        private void tellNested(Path entry) {
            List<Path> nested = Folders.walk(entry, ".sql");
            if (!nested.isEmpty()) {
                String files = nested.size() == 1 ? "the SQL file" : "the " + nested.size() + " SQL files";
                notices.add(finding(
                                SKIPPED,
                                Severity.WARNING,
                                "`" + shown(entry) + "/` is not applied: the Supabase CLI does not look into folders.")
                        .at(Location.ofFile(Folders.relative(base, nested.get(0))))
                        .withHint("Move " + files + " in it up to `" + Folders.relative(base, folder) + "/`."));
            }
        }

        private void skipped(Path entry, SkippedName skip) {
            notices.add(finding(
                            SKIPPED,
                            Severity.WARNING,
                            "`" + Folders.nameOf(entry) + "` is not applied: " + skip.reason() + ".")
                    .at(Location.ofFile(shown(entry)))
                    .withHint("If it is a migration, rename it to `" + skip.rename() + "`."));
        }

        private String shown(Path entry) {
            return shownFolder + Folders.nameOf(entry);
        }
    }

    static Finding finding(String rule, Severity severity, String message) {
        return Finding.of(rule, severity, message).decidedBy(DecidedBy.SYNTAX);
    }
}
