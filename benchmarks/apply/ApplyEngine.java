import io.github.supabasemigrate.SupabaseMigrate;
import io.github.supabasemigrate.database.Database;
import io.github.supabasemigrate.execute.ExecutionListener;
import io.github.supabasemigrate.execute.ExecutionOptions;
import io.github.supabasemigrate.execute.MigrationExecutor;
import io.github.supabasemigrate.execute.RunScripts;
import io.github.supabasemigrate.plan.PlanOptions;
import io.github.supabasemigrate.project.SupabaseProject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.List;

/**
 * From files on disk to the last COMMIT inside one process: {@code floor} sends each file as one simple query in its own transaction and keeps
 * no history; {@code engine} is the executor with all it does. Prints seconds, without the start of the JVM.
 */
public final class ApplyEngine {

    private ApplyEngine() {}

    public static void main(String[] arguments) throws Exception {
        String jdbcUrl = arguments[1];
        Path folder = Path.of(arguments[2]);
        long start = System.nanoTime();
        if (arguments[0].equals("floor")) {
            floor(jdbcUrl, folder);
        } else {
            engine(jdbcUrl, folder);
        }
        System.out.printf("%.2f%n", (System.nanoTime() - start) / 1e9);
    }

    /** As the goal does it: files are read, and the driver's classes loaded, beside what else there is to do. */
    private static void engine(String jdbcUrl, Path folder) {
        SupabaseMigrate.expectServer(() -> {});
        SupabaseProject project = SupabaseProject.ofMigrations(folder);
        new MigrationExecutor(Database.ofJdbcUrl(jdbcUrl), ExecutionOptions.defaults(), ExecutionListener.NONE)
                .migrate(project::migrations, PlanOptions.all(), () -> RunScripts.NONE);
    }

    private static void floor(String jdbcUrl, Path folder) throws Exception {
        List<Path> files;
        try (var listing = Files.list(folder)) {
            files = listing.sorted().toList();
        }
        String simple = jdbcUrl + (jdbcUrl.contains("?") ? "&" : "?") + "preferQueryMode=simple";
        try (Connection connection = DriverManager.getConnection(simple);
                var statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            for (Path file : files) {
                statement.execute("BEGIN;" + Files.readString(file) + "\n;COMMIT");
            }
        }
    }
}
