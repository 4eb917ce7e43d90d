package io.github.supabasemigrate.project;

import io.github.supabasemigrate.finding.Finding;
import io.github.supabasemigrate.finding.MigrateException;
import io.github.supabasemigrate.project.files.Ahead;
import io.github.supabasemigrate.project.files.Folders;
import io.github.supabasemigrate.project.files.PathPatterns;
import io.github.supabasemigrate.project.files.SourceText;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * A Supabase project on disk, or a plain folder of SQL migrations. Settings and variables are read when it is opened, migrations from then on beside other work;
 * seeds, roles, schemas and tests when they are asked for. Immutable.
 */
public final class SupabaseProject {

    private static final String SUPABASE = "supabase";

    private final Path directory;
    private final Path supabase;
    private final Path migrationsFolder;
    private final EnvFiles variables;
    private final Ahead<MigrationFolder> migrations;
    private final Ahead<ConfiguredProject> configured;

    /** What takes time is read beside what follows: finding the settings, connecting. */
    private SupabaseProject(
            Path directory,
            Path supabase,
            Path migrationsFolder,
            EnvFiles variables,
            Supplier<ConfiguredProject> configuring) {
        this.directory = directory;
        this.supabase = supabase;
        this.migrationsFolder = migrationsFolder;
        this.variables = variables;
        this.configured = Ahead.of(configuring);
        this.migrations = Ahead.of(() -> MigrationFolder.read(migrationsFolder, directory));
    }

    /** True if a folder {@code supabase} stands in this directory. */
    public static boolean isIn(Path directory) {
        return Files.isDirectory(directory.resolve(SUPABASE));
    }

    /**
     * Opens the project whose {@code supabase/} folder is in a directory.
     *
     * @param environment the real environment; it wins over {@code .env} files
     * @throws MigrateException if there is no such folder, or its {@code .env} files are invalid; an invalid {@code config.toml} is told when
     *     somebody asks for what it says, at the latest with the {@link #notices()}
     */
    public static SupabaseProject open(Path directory, Map<String, String> environment) {
        return open(directory, environment, Optional.empty());
    }

    /**
     * The same.
     *
     * @param output a folder of files that can be made again; what {@code config.toml} says is kept there for the next time
     */
    public static SupabaseProject open(Path directory, Map<String, String> environment, Optional<Path> output) {
        Path absolute = directory.toAbsolutePath().normalize();
        Path supabase = absolute.resolve(SUPABASE);
        if (!Files.isDirectory(supabase)) {
            throw MigrateException.because("`" + absolute + "` has no folder `" + SUPABASE + "`.")
                    .next("Name the directory that holds it, or a plain folder of SQL migrations.")
                    .build();
        }
        EnvFiles variables = EnvFiles.read(absolute, supabase, environment);
        return new SupabaseProject(
                absolute,
                supabase,
                supabase.resolve("migrations"),
                variables,
                () -> ConfiguredProject.read(
                        absolute, supabase, variables, output.map(folder -> folder.resolve("config.kept"))));
    }

    /**
     * Opens a plain folder of SQL migrations, with the settings of a project that has no {@code config.toml}.
     *
     * @throws MigrateException if there is no such folder
     */
    public static SupabaseProject ofMigrations(Path folder) {
        return ofMigrations(folder, Map.of());
    }

    /** Opens a plain folder of SQL migrations; {@code SUPABASE_*} variables still change settings. */
    public static SupabaseProject ofMigrations(Path folder, Map<String, String> environment) {
        Path absolute = folder.toAbsolutePath().normalize();
        if (!Files.isDirectory(absolute)) {
            throw MigrateException.because("`" + absolute + "` is not a folder.")
                    .build();
        }
        EnvFiles variables = EnvFiles.of(environment);
        Path supabase = absolute.resolve(SUPABASE);
        return new SupabaseProject(
                absolute, supabase, absolute, variables, () -> ConfiguredProject.none(absolute, supabase, variables));
    }

    /** The directory that all relative paths start from. */
    public Path directory() {
        return directory;
    }

    public Path migrationsFolder() {
        return migrationsFolder;
    }

    /** The settings for the local database, which no remote's section changes. */
    public ProjectConfig config() {
        return configured.get().config();
    }

    /** The settings for the hosted project with this ref: its {@code [remotes.*]} section laid over the rest. */
    public ProjectConfig configFor(String projectRef) {
        return ProjectConfig.of(configured.get().file(), Optional.of(projectRef), variables);
    }

    /** The ref of the hosted project that the CLI is linked to, from {@code supabase/.temp/project-ref}. */
    public Optional<String> linkedProjectRef() {
        Path file = supabase.resolve(".temp").resolve("project-ref");
        return Files.isRegularFile(file)
                ? Optional.of(SourceText.read(file, relative(file)).text().strip())
                        .filter(ref -> !ref.isEmpty())
                : Optional.empty();
    }

    /** The environment and the project's {@code .env} files. */
    public EnvFiles variables() {
        return variables;
    }

    /**
     * All migrations in the order of applying.
     *
     * @throws MigrateException if {@link #problems()} has any
     */
    public List<MigrationFile> migrations() {
        if (!problems().isEmpty()) {
            throw unusable(problems());
        }
        return migrations.get().files();
    }

    /** The migrations that could be read, in the order of applying, also where some have problems: for checks that go on. */
    public List<MigrationFile> readableMigrations() {
        return migrations.get().files();
    }

    /** What must be put right before anything runs: versions that two files share, files that are not UTF-8. */
    public List<Finding> problems() {
        return migrations.get().problems();
    }

    /** What the Supabase CLI would pass over in silence: skipped files, unknown settings, patterns that match nothing. */
    public List<Finding> notices() {
        List<Finding> notices = new ArrayList<>(configured.get().notices());
        notices.addAll(migrations.get().notices());
        if (!config().hasDefaultSeedPaths()) {
            notices.addAll(configured.get().seeds().notices());
        }
        return notices;
    }

    /** The seed files in the order of running; none if seeding is off. */
    public List<SqlFile> seeds() {
        List<SqlFile> files = new ArrayList<>();
        for (String file : configured.get().seeds().files()) {
            files.add(SqlFile.unread(directory.resolve(file), file));
        }
        return List.copyOf(files);
    }

    /** {@code supabase/roles.sql}, run before the migrations on a new database. */
    public Optional<SqlFile> roles() {
        Path file = supabase.resolve("roles.sql");
        return Files.isRegularFile(file) ? Optional.of(read(relative(file))) : Optional.empty();
    }

    /** The declarative schema: the files of {@code schema_paths}, else all of {@code supabase/schemas} sorted by path. */
    public List<SqlFile> schemaFiles() {
        if (!config().schemaPaths().isEmpty()) {
            return PathPatterns.resolve(config().schemaPaths(), supabase, directory, "db.migrations.schema_paths")
                    .files()
                    .stream()
                    .map(this::read)
                    .toList();
        }
        return below(supabase.resolve("schemas"), ".sql");
    }

    /** The tests of {@code supabase/tests}, sub-folders included, sorted by path. */
    public List<SqlFile> testFiles() {
        return below(supabase.resolve("tests"), ".sql", ".pg");
    }

    private List<SqlFile> below(Path folder, String... suffixes) {
        return Files.isDirectory(folder)
                ? Folders.walk(folder, suffixes).stream()
                        .map(this::relative)
                        .map(this::read)
                        .toList()
                : List.of();
    }

    private SqlFile read(String relativePath) {
        return SqlFile.read(directory.resolve(relativePath), relativePath);
    }

    private String relative(Path path) {
        return Folders.relative(directory, path);
    }

    private static MigrateException unusable(List<Finding> problems) {
        Finding first = problems.get(0);
        String others = problems.stream()
                .skip(1)
                .map(problem -> Objects.requireNonNullElse(problem.location(), "") + ": " + problem.message())
                .collect(Collectors.joining("\n"));
        return MigrateException.because(first.message())
                .where(first.location())
                .why(others.isEmpty() ? null : others)
                .state("Nothing was run.")
                .next(first.hint())
                .build();
    }
}
