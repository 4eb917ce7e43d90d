package io.github.supabasemigrate.project;

import io.github.supabasemigrate.finding.MigrateException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A migration file just written.
 *
 * @param path of the file
 * @param advice what could be better in its name; the file is written all the same
 */
public record NewMigration(Path path, Version version, List<String> advice) {

    private static final Pattern FILE_NAME = Pattern.compile("[^/\\\\:*?\"<>|\\x00-\\x1F]+");

    public NewMigration {
        Objects.requireNonNull(path, "path");
        advice = List.copyOf(advice);
    }

    /** Writes {@code <UTC timestamp>_<name>.sql} from the built-in template; see {@link MigrationTemplate}. */
    public static NewMigration create(SupabaseProject project, String name, Clock clock) {
        return create(project, name, clock, MigrationTemplate.builtIn(), Optional.empty());
    }

    /**
     * Writes {@code <UTC timestamp>_<name>.sql}.
     *
     * @param table the table that the template's examples speak of; empty: guessed from the name
     * @throws MigrateException if the name cannot be part of a file name, or the file cannot be written
     */
    public static NewMigration create(
            SupabaseProject project, String name, Clock clock, MigrationTemplate template, Optional<String> table) {
        requireName(name);
        LocalDateTime now = LocalDateTime.now(clock.withZone(ZoneOffset.UTC));
        Version version = version(project.readableMigrations(), now);
        Path file = project.migrationsFolder().resolve(new MigrationName(version, name).fileName());
        write(file, template.fill(name, version, now, table));
        return new NewMigration(file, version, MigrationNaming.advice(name));
    }

    /**
     * Writes {@code <UTC timestamp>_<name>.sql} with these statements, word for word.
     *
     * @throws MigrateException if the name cannot be part of a file name, or the file cannot be written
     */
    public static NewMigration of(SupabaseProject project, String name, Clock clock, String sql) {
        requireName(name);
        Version version = version(project.readableMigrations(), LocalDateTime.now(clock.withZone(ZoneOffset.UTC)));
        Path file = project.migrationsFolder().resolve(new MigrationName(version, name).fileName());
        write(file, sql);
        return new NewMigration(file, version, MigrationNaming.advice(name));
    }

    private static void requireName(String name) {
        if (!FILE_NAME.matcher(name).matches()) {
            throw MigrateException.because("`" + name + "` cannot be part of a file name.")
                    .next("Name what changes, such as `add_status_to_experiments`.")
                    .build();
        }
    }

    private static void write(Path file, String content) {
        try {
            Files.createDirectories(Objects.requireNonNull(file.getParent()));
            Files.writeString(file, content, StandardOpenOption.CREATE_NEW);
        } catch (IOException e) {
            throw MigrateException.because("`" + file + "` cannot be written.")
                    .why(e.toString())
                    .cause(e)
                    .build();
        }
    }

    /** Now; a later free second if that is taken, or if a file from the future would be applied after the new one. */
    private static Version version(List<MigrationFile> migrations, LocalDateTime now) {
        Set<Version> taken = new HashSet<>();
        Version from = Version.at(now);
        for (MigrationFile migration : migrations) {
            Version version = migration.version();
            taken.add(version);
            if (version.timestamp().isPresent() && version.compareTo(from) > 0) {
                from = version;
            }
        }
        return VersionOrder.free(from, taken);
    }
}
