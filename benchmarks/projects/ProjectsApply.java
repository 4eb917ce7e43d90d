import io.github.supabasemigrate.execute.ExecutionListener;
import io.github.supabasemigrate.execute.ExecutionOptions;
import io.github.supabasemigrate.execute.ExecutionReport;
import io.github.supabasemigrate.execute.MigrationExecutor;
import io.github.supabasemigrate.execute.RunScripts;
import io.github.supabasemigrate.plan.PlanOptions;
import io.github.supabasemigrate.project.MigrationFile;
import io.github.supabasemigrate.project.SqlFile;
import io.github.supabasemigrate.project.SupabaseProject;
import io.github.supabasemigrate.shadow.Baseline;
import io.github.supabasemigrate.shadow.Shadow;
import io.github.supabasemigrate.shadow.ShadowServer;
import io.github.supabasemigrate.shadow.baseline.PlatformBaseline;
import io.github.supabasemigrate.shadow.baseline.StandIns;
import io.github.supabasemigrate.shadow.baseline.VectorIndexOptions;
import io.github.supabasemigrate.shadow.binaries.PostgresBinaries;
import io.github.supabasemigrate.shadow.cache.CacheDirectory;
import io.github.supabasemigrate.shadow.embedded.EmbeddedOptions;
import io.github.supabasemigrate.shadow.embedded.EmbeddedServer;
import io.github.supabasemigrate.sql.SqlStatement;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * Applies every Supabase project below a folder, seeds included, on each PostgreSQL given as a jar of binaries, and runs
 * the pgTAP files of those that have some. Prints a table a reader can compare; ends with 1 if a project does not apply.
 *
 * <p>Arguments: the folder, a folder for the servers, one jar or more.
 */
public final class ProjectsApply {

    private ProjectsApply() {}

    public static void main(String[] arguments) throws Exception {
        List<Path> projects;
        try (var files = Files.walk(Path.of(arguments[0]), 8)) {
            projects = files.filter(file -> file.endsWith(Path.of("supabase", "config.toml")))
                    .map(file -> file.getParent().getParent())
                    .sorted()
                    .toList();
        }
        System.out.println("| project | PostgreSQL | migrations | statements | seeds | stand-ins | ms | pgTAP |");
        System.out.println("|---|---|---|---|---|---|---|---|");
        boolean allApply = true;
        for (Path project : projects) {
            for (String jar : List.of(arguments).subList(2, arguments.length)) {
                String name = Path.of(arguments[0]).relativize(project).toString();
                allApply &= apply(name, project, PostgresBinaries.ofJar(Path.of(jar)), Path.of(arguments[1]));
            }
        }
        System.exit(allApply ? 0 : 1);
    }

    private static boolean apply(String called, Path directory, PostgresBinaries binaries, Path cache)
            throws SQLException {
        SupabaseProject project = SupabaseProject.open(directory, Map.of());
        List<String> texts = project.readableMigrations().stream().map(MigrationFile::text).toList();
        var options = new EmbeddedOptions(
                CacheDirectory.at(cache),
                Baseline.of(new PlatformBaseline(project.config().autoExposesNewTables().orElse(true)), true),
                StandIns.forVersionPins(texts));
        try (ShadowServer server = EmbeddedServer.start(binaries, options)) {
            Shadow shadow = server.main();
            server.promoteOwner();
            String name = "| " + called + " | " + server.major();
            try {
                long start = System.nanoTime();
                ExecutionReport report = migrate(project, shadow);
                long milliseconds = (System.nanoTime() - start) / 1_000_000;
                int statements = report.applied().stream().mapToInt(ExecutionReport.Result::statements).sum();
                System.out.println(name + " | " + report.applied().size() + " | " + statements + " | "
                        + project.seeds().size() + " | " + String.join(", ", standIns(shadow)) + " | " + milliseconds
                        + " | " + test(project, shadow) + " |");
                return true;
            } catch (RuntimeException e) {
                System.out.println(name + " | FAILED " + e.getMessage().replace("\n", " ") + " |");
                return false;
            }
        }
    }

    private static ExecutionReport migrate(SupabaseProject project, Shadow shadow) throws SQLException {
        var indexes = new VectorIndexOptions();
        var listener = new ExecutionListener() {
            @Override
            public String toSend(String sql) {
                return indexes.hide(sql);
            }
        };
        RunScripts scripts = RunScripts.NONE
                .withRoles(project.roles())
                .withSeeds(project.seeds(), RunScripts.SeedMode.ONCE);
        ExecutionReport report = new MigrationExecutor(shadow.database(), ExecutionOptions.alone(), listener)
                .migrate(project.migrations(), PlanOptions.all(), scripts);
        try (Connection superuser = shadow.asSuperuser().connect()) {
            indexes.restore(superuser);
        }
        return report;
    }

    private static TreeSet<String> standIns(Shadow shadow) throws SQLException {
        var names = new TreeSet<String>();
        try (Connection connection = shadow.connect();
                Statement statement = connection.createStatement();
                var rows = statement.executeQuery(StandIns.INSTALLED)) {
            while (rows.next()) {
                names.add(rows.getString(1));
            }
        }
        names.remove("supabase_vault");
        return names;
    }

    /** Runs each file in a session of its own, as {@code supabase test db} does. */
    private static String test(SupabaseProject project, Shadow shadow) throws SQLException {
        int passed = 0;
        var failures = new ArrayList<String>();
        try (Connection connection = shadow.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE EXTENSION IF NOT EXISTS pgtap SCHEMA extensions");
        }
        for (SqlFile file : project.testFiles()) {
            try (Connection connection = shadow.connect()) {
                for (SqlStatement statement : file.script().statements()) {
                    for (String line : lines(connection, statement.text())) {
                        if (line.startsWith("ok ")) {
                            passed++;
                        } else if (line.startsWith("not ok ")) {
                            failures.add(file.relativePath() + ": " + line.replace("\n", " "));
                        }
                    }
                }
            } catch (SQLException e) {
                failures.add(file.relativePath() + ": " + e.getMessage().replace("\n", " "));
            }
        }
        return project.testFiles().isEmpty() ? "" : passed + " passed" + (failures.isEmpty() ? "" : ", failed: " + failures);
    }

    private static List<String> lines(Connection connection, String sql) throws SQLException {
        var lines = new ArrayList<String>();
        try (Statement statement = connection.createStatement()) {
            if (statement.execute(sql)) {
                var rows = statement.getResultSet();
                while (rows.next()) {
                    lines.add(String.valueOf(rows.getString(1)));
                }
            }
        }
        return lines;
    }
}
