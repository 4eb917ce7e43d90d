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
        System.out.print(sql(
                arguments[0],
                arguments[1],
                arguments.length > 2 ? arguments[2] : "/dev/null",
                arguments.length > 3 ? arguments[3] : "forward"));
    }

    /**
     * The plan from one database to another.
     *
     * @param hints the file of declared renames
     * @param way {@code forward}, or {@code back} to turn the hints round
     */
    static String sql(String from, String to, String hints, String way) throws Exception {
        List<RenameHint> renames = RenameHint.in(Files.readString(Path.of(hints)));
        if (way.equals("back")) {
            renames = renames.stream().map(RenameHint::reversed).toList();
        }
        Catalog first = read(from);
        Catalog second = read(to);
        String database = from.replaceFirst(".*/([^/?]+).*", "$1");
        long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        DiffPlan plan = SchemaDiff.between(
                first, second, DiffOptions.standard().onDatabase(database).withHints(renames));
        String sql = plan.sql();
        long nanos = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start;
        if (System.getProperty("engine.time") != null) {
            System.err.printf("engine %.3f s, %d statements%n", nanos / 1e9, plan.changes().size());
        }
        return sql;
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
