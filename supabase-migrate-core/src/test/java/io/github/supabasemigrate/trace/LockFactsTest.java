package io.github.supabasemigrate.trace;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.supabasemigrate.database.Database;
import io.github.supabasemigrate.testing.TestPostgres;
import io.github.supabasemigrate.trace.StatementTrace.IndexBuild;
import io.github.supabasemigrate.trace.StatementTrace.Place;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.postgresql.PGConnection;

/** Every form of statement of lock-facts.tsv: the locks, rewrites, scans and index builds that the server was seen to do. */
class LockFactsTest {

    /** One line of the file. */
    record Fact(
            String form,
            boolean inTransaction,
            String target,
            Map<String, String> locks,
            boolean rewrites,
            Collection<String> scanned,
            Collection<String> rebuilt,
            String waiting,
            String statement) {

        static Fact parse(String line) {
            String[] part = line.split("\t");
            return new Fact(
                    part[0],
                    part[1].equals("tx"),
                    part[2],
                    words(part[3]).stream()
                            .filter(word -> !word.matches("\\w+_(pkey|u?idx)=AccessShare"))
                            .map(word -> word.split("="))
                            .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1], (a, b) -> a, TreeMap::new)),
                    part[4].equals("rewrite"),
                    words(part[5]),
                    words(part[6]),
                    part[7],
                    part[8]);
        }

        private static Collection<String> words(String text) {
            return text.equals("-") ? List.of() : new TreeSet<>(List.of(text.split(" ")));
        }

        @Override
        public String toString() {
            return form;
        }
    }

    private static Database database;
    private static Connection connection;
    private static int major;
    private static StatementObserver observer;

    @BeforeAll
    static void prepare() throws SQLException, IOException {
        database = Database.ofJdbcUrl(TestPostgres.newDatabase());
        connection = database.connect();
        major = connection.getMetaData().getDatabaseMajorVersion();
        execute(connection, resource("lock-facts.sql"));
        observer = StatementObserver.install(connection, database);
    }

    @AfterAll
    static void close() throws SQLException {
        observer.close();
        connection.close();
    }

    static Stream<Fact> inTransaction() throws IOException {
        return facts().filter(Fact::inTransaction);
    }

    static Stream<Fact> alone() throws IOException {
        return facts().filter(fact -> !fact.inTransaction());
    }

    @ParameterizedTest
    @MethodSource
    void inTransaction(Fact fact) throws SQLException {
        execute(connection, "BEGIN");
        try {
            assertSeen(fact, run(observer, connection, fact));
        } finally {
            execute(connection, "ROLLBACK");
        }
    }

    /** Somebody stands in the way, so that the statement stops in the middle and can be looked at. */
    @ParameterizedTest
    @MethodSource
    void alone(Fact fact) throws Exception {
        Database own = Database.ofJdbcUrl(TestPostgres.newDatabase());
        try (Connection session = own.connect();
                Connection other = own.connect();
                StatementObserver onlooking = StatementObserver.install(session, own)) {
            execute(session, resource("lock-facts.sql"));
            execute(other, "BEGIN; LOCK TABLE " + inTheWayOf(fact));
            onlooking.fileStarts(session);
            onlooking.before(false);
            CompletableFuture<Void> running =
                    CompletableFuture.runAsync(() -> executeUnchecked(session, fact.statement()));
            awaitLooksAtTheWaiting(onlooking, session, other);
            execute(other, "ROLLBACK");
            running.get();
            assertSeen(fact, onlooking.after(new Place(fact.form(), 0), List.of()));
        }
    }

    private static String inTheWayOf(Fact fact) {
        if (fact.form().startsWith("vacuum")) {
            return "t IN SHARE UPDATE EXCLUSIVE MODE";
        }
        return fact.form().startsWith("detach") ? "q1 IN ACCESS SHARE MODE" : "t IN ROW EXCLUSIVE MODE";
    }

    private static void awaitLooksAtTheWaiting(StatementObserver onlooking, Connection session, Connection other)
            throws SQLException {
        String waits = "SELECT 1 FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND pid = "
                + session.unwrap(PGConnection.class).getBackendPID();
        long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        try (Statement statement = other.createStatement()) {
            while (!statement.executeQuery(waits).next()) {
                assertThat(System.nanoTime()).as("still not waiting").isLessThan(deadline);
            }
        }
        long looks = onlooking.looks();
        while (onlooking.looks() < looks + 2) {
            Thread.onSpinWait();
        }
    }

    private static void executeUnchecked(Connection session, String sql) {
        try {
            execute(session, sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static StatementTrace run(StatementObserver observer, Connection session, Fact fact) throws SQLException {
        observer.fileStarts(session);
        observer.before(fact.inTransaction());
        execute(session, fact.statement());
        return observer.after(new Place(fact.form(), 0), List.of());
    }

    private static void assertSeen(Fact fact, StatementTrace trace) {
        SoftAssertions softly = new SoftAssertions();
        if (fact.form().startsWith("vacuum")) {
            // What it locks after the table it locks too briefly to be sure to be seen.
            softly.assertThat(strongest(trace))
                    .as("locks")
                    .containsEntry(fact.target(), fact.locks().get(fact.target()));
        } else {
            softly.assertThat(strongest(trace)).as("locks").isEqualTo(fact.locks());
        }
        softly.assertThat(trace.rewritten().stream()
                        .anyMatch(table -> table.name().equals(fact.target())))
                .as("rewrite")
                .isEqualTo(fact.rewrites());
        softly.assertThat(trace.indexBuilds().stream()
                        .filter(IndexBuild::isRebuild)
                        .map(build -> build.index().name()))
                .as("rebuilt")
                .containsExactlyElementsOf(fact.rebuilt());
        if (fact.inTransaction()) {
            softly.assertThat(trace.activity().stream()
                            .filter(activity -> activity.fullScans() > 0 && activity.rowsRead() > 0)
                            .map(activity -> activity.table().name()))
                    .as("scanned")
                    .containsExactlyElementsOf(fact.scanned());
        }
        assertWaiting(softly, fact, trace);
        softly.assertAll();
    }

    private static void assertWaiting(SoftAssertions softly, Fact fact, StatementTrace trace) {
        Blocking blocking = trace.blocking().getOrDefault("public." + fact.target(), new Blocking(false, false, false));
        String[] known = fact.waiting().split("\\?", 2);
        String unknown = known.length > 1 ? known[1] : "";
        if (!unknown.contains("R")) {
            softly.assertThat(blocking.reads()).as("readers wait").isEqualTo(known[0].contains("R"));
        }
        if (!unknown.contains("W")) {
            softly.assertThat(blocking.writes()).as("writers wait").isEqualTo(known[0].contains("W"));
        }
    }

    private static Map<String, String> strongest(StatementTrace trace) {
        Map<String, LockMode> modes = new TreeMap<>();
        for (ObservedLock lock : trace.locks()) {
            if (lock.mode() == LockMode.ACCESS_SHARE && lock.relation().kind() == ObservedRelation.Kind.INDEX) {
                // Which indexes a check merely reads differs between minor versions, and keeps nobody waiting.
                continue;
            }
            modes.merge(lock.relation().name(), lock.mode(), (a, b) -> a.compareTo(b) > 0 ? a : b);
        }
        Map<String, String> names = new TreeMap<>();
        modes.forEach((relation, mode) -> names.put(relation, camelCase(mode)));
        return names;
    }

    private static String camelCase(LockMode mode) {
        return Stream.of(mode.name().split("_"))
                .map(word -> word.charAt(0) + word.substring(1).toLowerCase(Locale.ROOT))
                .collect(Collectors.joining());
    }

    private static Stream<Fact> facts() throws IOException {
        return lines().filter(LockFactsTest::isOfThisMajor).map(Fact::parse);
    }

    private static Stream<String> lines() throws IOException {
        return resource("lock-facts.tsv").lines().filter(line -> !line.startsWith("#"));
    }

    /** A last column {@code 15-} or {@code -17} says from which major on, or up to which, it is so. */
    private static boolean isOfThisMajor(String line) {
        String[] parts = line.split("\t");
        if (parts.length < 10) {
            return true;
        }
        String[] majors = parts[9].split("-", -1);
        return (majors[0].isEmpty() || major >= Integer.parseInt(majors[0]))
                && (majors[1].isEmpty() || major <= Integer.parseInt(majors[1]));
    }

    private static String resource(String name) throws IOException {
        try (InputStream content = Objects.requireNonNull(LockFactsTest.class.getResourceAsStream(name))) {
            return new String(content.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static void execute(Connection session, String sql) throws SQLException {
        try (Statement statement = session.createStatement()) {
            statement.setEscapeProcessing(false);
            statement.execute(sql);
        }
    }

    @Test
    void coversEveryForm() throws IOException {
        assertThat(lines().map(Fact::parse).map(Fact::form).distinct()).hasSize(190);
    }
}
