package io.github.supabasemigrate.project;

import io.github.supabasemigrate.finding.Finding;
import io.github.supabasemigrate.finding.Location;
import io.github.supabasemigrate.finding.Severity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What is wrong or surprising in the order of migrations; takes them in the order of applying. */
final class VersionOrder {

    private VersionOrder() {}

    /** One finding for each file whose version an earlier one has, with a version that is free. */
    static List<Finding> duplicates(List<MigrationFile> files) {
        Set<Version> taken = new HashSet<>();
        for (MigrationFile file : files) {
            taken.add(file.version());
        }
        List<Finding> found = new ArrayList<>();
        for (int i = 1; i < files.size(); i++) {
            MigrationFile first = files.get(i - 1);
            MigrationFile second = files.get(i);
            if (first.version().equals(second.version())) {
                Version free = free(second.version(), taken);
                taken.add(free);
                found.add(duplicate(first, second, free));
            }
        }
        return found;
    }

    /** The first version from this one on that is not taken. */
    static Version free(Version from, Set<Version> taken) {
        Version free = from;
        while (taken.contains(free)) {
            free = free.next();
        }
        return free;
    }

    /** A warning if the string order of the versions is not their numeric order. */
    static Optional<Finding> surprise(List<MigrationFile> files) {
        for (int i = 1; i < files.size(); i++) {
            MigrationFile before = files.get(i - 1);
            MigrationFile after = files.get(i);
            if (isSurprising(before.version(), after.version())) {
                return Optional.of(surprise(before, after, widest(files)));
            }
        }
        return Optional.empty();
    }

    /** Versions of one width stand in the order of their numbers, as text does. */
    private static boolean isSurprising(Version before, Version after) {
        return before.text().length() != after.text().length()
                && before.number().compareTo(after.number()) > 0;
    }

    private static Finding duplicate(MigrationFile first, MigrationFile second, Version free) {
        String renamed = new MigrationName(free, second.name()).fileName();
        return MigrationFolder.finding(
                        MigrationFolder.DUPLICATE,
                        Severity.ERROR,
                        "`" + first.fileName() + "` and `" + second.fileName() + "` have one version, "
                                + second.version() + ".")
                .at(Location.ofFile(second.relativePath()))
                .withHint("Rename one of them: `" + renamed + "` is free.");
    }

    private static Finding surprise(MigrationFile before, MigrationFile after, int width) {
        return MigrationFolder.finding(
                        MigrationFolder.WIDTH,
                        Severity.WARNING,
                        "`" + before.fileName() + "` is applied before `" + after.fileName()
                                + "`: versions compare as text, not as numbers.")
                .at(Location.ofFile(after.relativePath()))
                .withHint("Give all versions one width, " + width + " digits: `"
                        + new MigrationName(padded(after.version(), width), after.name()).fileName() + "`.");
    }

    private static Version padded(Version version, int width) {
        return new Version("0".repeat(Math.max(0, width - version.text().length())) + version);
    }

    private static int widest(List<MigrationFile> files) {
        return files.stream()
                .map(file -> file.version().text().length())
                .max(Comparator.naturalOrder())
                .orElse(1);
    }
}
