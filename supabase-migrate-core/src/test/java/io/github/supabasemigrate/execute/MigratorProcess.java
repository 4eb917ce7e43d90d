package io.github.supabasemigrate.execute;

import io.github.supabasemigrate.database.Database;
import io.github.supabasemigrate.plan.PlanOptions;
import io.github.supabasemigrate.project.SupabaseProject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A migrator in a process of its own, for tests that kill it. */
final class MigratorProcess {

    private MigratorProcess() {}

    /** A JDBC URL; a folder of migrations, or a project, whose seeds run too. */
    public static void main(String[] arguments) {
        Path directory = Path.of(arguments[1]);
        SupabaseProject project = SupabaseProject.isIn(directory)
                ? SupabaseProject.open(directory, Map.of())
                : SupabaseProject.ofMigrations(directory);
        new MigrationExecutor(Database.ofJdbcUrl(arguments[0]), ExecutionOptions.defaults(), ExecutionListener.NONE)
                .migrate(
                        project.migrations(),
                        PlanOptions.all(),
                        RunScripts.NONE.withSeeds(project.seeds(), RunScripts.SeedMode.ONCE));
    }

    static Process start(String jdbcUrl, Path folder) throws IOException {
        return start(jdbcUrl, folder, "512m", ProcessBuilder.Redirect.DISCARD);
    }

    /** The same with a heap of a size, and its output somewhere. */
    static Process start(String jdbcUrl, Path folder, String heap, ProcessBuilder.Redirect output) throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return new ProcessBuilder(List.of(
                        java,
                        "-Xmx" + heap,
                        "-cp",
                        System.getProperty("java.class.path"),
                        MigratorProcess.class.getName(),
                        jdbcUrl,
                        folder.toString()))
                .redirectErrorStream(true)
                .redirectOutput(output)
                .start();
    }
}
