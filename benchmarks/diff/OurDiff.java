import io.github.supabasemigrate.catalog.Catalog;
import io.github.supabasemigrate.catalog.CatalogReader;
import io.github.supabasemigrate.catalog.object.CatalogObject;
import io.github.supabasemigrate.diff.DiffOptions;
import io.github.supabasemigrate.diff.DiffPlan;
import io.github.supabasemigrate.diff.SchemaDiff;
import io.github.supabasemigrate.diff.rename.RenameHint;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.List;

/** This project's engine as a process of its own: two URLs in, SQL out; the engine's own processor time on the other channel. */
final class OurDiff {

    public static void main(String[] arguments) throws Exception {
        List<RenameHint> hints =
                arguments.length > 2 ? RenameHint.in(Files.readString(Path.of(arguments[2]))) : List.of();
        Catalog from = read(arguments[0]);
        Catalog to = read(arguments[1]);
        String database = arguments[0].replaceFirst(".*/([^/?]+).*", "$1");
        long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        DiffPlan plan = SchemaDiff.between(
                from, to, DiffOptions.standard().onDatabase(database).withHints(hints));
        System.out.print(plan.sql());
        long nanos = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start;
        System.err.printf("engine %.3f s, %d statements%n", nanos / 1e9, plan.changes().size());
    }

    private static Catalog read(String url) throws Exception {
        try (Connection connection = DriverManager.getConnection(jdbc(url))) {
            return CatalogReader.read(connection)
                    .only((CatalogObject object) -> !object.id().kind().label().equals("database")
                            && !object.id().kind().isClusterWide());
        }
    }

    /** The driver takes the user as a parameter. */
    private static String jdbc(String url) {
        return "jdbc:" + url.replaceFirst("://([^@/]+)@(.*)$", "://$2&user=$1");
    }
}
