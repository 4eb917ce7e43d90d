import io.github.supabasemigrate.catalog.Catalog;
import io.github.supabasemigrate.catalog.CatalogReader;
import io.github.supabasemigrate.catalog.object.CatalogObject;
import io.github.supabasemigrate.diff.DiffOptions;
import io.github.supabasemigrate.diff.DiffPlan;
import io.github.supabasemigrate.diff.SchemaDiff;
import io.github.supabasemigrate.diff.rename.RenameHint;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * This project's engine as a process of its own: two URLs in, SQL out; the engine's own processor time on the other channel.
 * Without arguments it stays and answers.
 */
final class OurDiff {

    public static void main(String[] arguments) throws Exception {
        if (arguments.length == 0) {
            Answers.give(OurDiff::sqlOfCopy);
            return;
        }
        System.out.print(sql(
                read(arguments[0]),
                read(arguments[1]),
                arguments[0],
                arguments.length > 2 ? arguments[2] : "/dev/null",
                arguments.length > 3 ? arguments[3] : "forward"));
    }

    /** What was read of the states of the last pair, by their names: a copy of a state need not be read again. */
    private static final Map<String, Catalog> READ = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Catalog> eldest) {
            return size() > 2;
        }
    };

    private static String sqlOfCopy(Answers.Question asked) throws Exception {
        return sql(
                READ.computeIfAbsent(asked.fromState(), state -> read(asked.from())),
                READ.computeIfAbsent(asked.toState(), state -> read(asked.to())),
                asked.from(),
                asked.hints(),
                asked.way());
    }

    /** The plan from one database to another; the way {@code back} turns the hints round. */
    private static String sql(Catalog first, Catalog second, String from, String hints, String way) throws IOException {
        List<RenameHint> renames = RenameHint.in(Files.readString(Path.of(hints)));
        if (way.equals("back")) {
            renames = renames.stream().map(RenameHint::reversed).toList();
        }
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

    private static Catalog read(String url) {
        try (Connection connection = Server.connect(url)) {
            return CatalogReader.read(connection)
                    .only((CatalogObject object) -> !object.id().kind().label().equals("database")
                            && !object.id().kind().isClusterWide());
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
