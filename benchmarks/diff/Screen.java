import io.github.supabasemigrate.catalog.Catalog;
import io.github.supabasemigrate.catalog.CatalogComparison;
import io.github.supabasemigrate.catalog.CatalogReader;
import io.github.supabasemigrate.diff.DiffOptions;
import io.github.supabasemigrate.diff.DiffPlan;
import io.github.supabasemigrate.diff.SchemaDiff;
import io.github.supabasemigrate.diff.rename.RenameHint;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * This project's engine alone on all pairs, in minutes: every state is a transaction of one database that is rolled back, and
 * the engine's own catalog judges. For work on the engine; what it calls right, {@link DiffBenchmark} asks the observer about.
 * Usage: {@code Screen <server URL> capabilities|peers <folder> <pattern of suite/name>}.
 */
final class Screen {

    private static final Pattern MISSING_ROLE = Pattern.compile("role \"([^\"]+)\" does not exist");

    private final Connection connection;
    private final String database;
    private final Map<String, Integer> words = new TreeMap<>();

    private Screen(String server) throws SQLException {
        String jdbc = Server.jdbc(server);
        database = "screen" + ProcessHandle.current().pid();
        try (Connection main = DriverManager.getConnection(jdbc);
                Statement statement = main.createStatement()) {
            statement.execute("CREATE DATABASE " + database);
        }
        // One message a script, as psql sends it.
        connection = DriverManager.getConnection(
                jdbc.replace("/postgres?", "/" + database + "?") + "&preferQueryMode=simple");
        connection.setAutoCommit(false);
    }

    public static void main(String[] arguments) throws Exception {
        var screen = new Screen(arguments[0]);
        Path folder = Path.of(arguments[2]);
        List<Pair> pairs = arguments[1].equals("peers") ? PeerSuites.in(folder) : Pair.capabilities(folder);
        for (Pair pair : pairs) {
            if (pair.title().matches(arguments[3])) {
                screen.go(pair);
            }
        }
        System.out.println(screen.words);
    }

    private void go(Pair pair) throws Exception {
        Catalog first;
        Catalog second;
        try {
            roles(pair.before() + "\n" + pair.after());
            first = state(pair.before());
            second = state(pair.after());
        } catch (SQLException e) {
            say(pair.title(), "unusable", e.getMessage());
            return;
        }
        List<RenameHint> hints = RenameHint.in(pair.hints());
        judge(pair.title() + " forward", pair.before() + pair.rows(), first, second, hints);
        if (!pair.oneWay()) {
            List<RenameHint> back = hints.stream().map(RenameHint::reversed).toList();
            judge(pair.title() + " back", pair.after() + pair.rowsAfter(), second, first, back);
        }
    }

    private void judge(String title, String start, Catalog from, Catalog to, List<RenameHint> hints) throws Exception {
        DiffPlan plan;
        try {
            plan = SchemaDiff.between(from, to, DiffOptions.standard().onDatabase(database).withHints(hints));
        } catch (RuntimeException e) {
            say(title, "refuses", e.toString());
            return;
        }
        Files.createDirectories(Path.of("plans"));
        String file = Results.fileName(title) + ".sql";
        Files.writeString(Path.of("plans", file), plan.sql());
        try {
            execute(start);
            if (plan.files().size() > 1) {
                say(title, "commits", "more than one transaction");
                return;
            }
            Map<String, String> before = identities();
            if (!plan.isEmpty()) {
                execute(plan.sql());
            }
            Map<String, String> after = identities();
            List<CatalogComparison.Difference> left =
                    CatalogComparison.between(to, CatalogReader.read(connection)).differences();
            String anew = before.keySet().stream()
                    .filter(column -> !after.getOrDefault(column, before.get(column)).equals(before.get(column)))
                    .collect(Collectors.joining(", "));
            say(title, left.isEmpty() ? anew.isEmpty() ? "yes" : "anew" : "wrong", left.isEmpty() ? anew : why(left));
        } catch (SQLException e) {
            say(title, "fails", e.getMessage());
        } finally {
            connection.rollback();
        }
    }

    private static String why(List<CatalogComparison.Difference> left) {
        return left.stream()
                .map(difference -> (difference.isAdded() ? "extra " : difference.isRemoved() ? "missing " : "") + difference.id()
                        + (difference.before() == null || difference.after() == null ? "" : " " + difference.attributes()))
                .collect(Collectors.joining("; "));
    }

    private void say(String title, String word, String why) {
        words.merge(word, 1, Integer::sum);
        if (!word.equals("yes")) {
            String line = why.replaceAll("\\s+", " ");
            System.out.println(word + "\t" + title + "\t" + line.substring(0, Math.min(400, line.length())));
        }
    }

    private Catalog state(String script) throws SQLException {
        for (int attempt = 0; ; attempt++) {
            try {
                execute(script);
                return CatalogReader.read(connection);
            } catch (SQLException e) {
                connection.rollback();
                Matcher missing = MISSING_ROLE.matcher(String.valueOf(e.getMessage()));
                if (attempt == 10 || !missing.find()) {
                    throw e;
                }
                execute("CREATE ROLE \"" + missing.group(1) + "\"");
                connection.commit();
            } finally {
                connection.rollback();
            }
        }
    }

    /** Roles are the cluster's: those of either state are there in both. */
    private void roles(String script) throws SQLException {
        Matcher role = Server.ROLE.matcher(script);
        while (role.find()) {
            execute(role.group());
        }
        connection.commit();
    }

    private Map<String, String> identities() throws SQLException {
        var found = new TreeMap<String, String>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(Server.IDENTITY)) {
            while (rows.next()) {
                String[] parts = rows.getString(1).split(" (?=\\S+$)");
                found.put(parts[0], parts[1]);
            }
        }
        return found;
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            statement.execute("RESET ALL; SET client_min_messages = error");
            statement.execute(Server.tolerant(sql));
        }
    }
}
