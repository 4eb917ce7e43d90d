package io.github.supabasemigrate.catalog;

import io.github.supabasemigrate.catalog.object.Dependency;
import io.github.supabasemigrate.catalog.read.Reading;
import io.github.supabasemigrate.finding.MigrateException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * Reads a {@link Catalog}. Whatever the size of the database, it sends the same few statements: the settings that make
 * definitions come out fully qualified and independent of the session, and then all catalog queries in one message, so that a distant
 * database costs a handful of round trips; in three messages where the catalog is large, so that one can be read while the server
 * answers the next. Any role that may read {@code pg_catalog} will do; PostgreSQL 14 and later.
 *
 * <p>All is one snapshot. On a connection in auto-commit mode that is a {@code REPEATABLE READ} read-only transaction of its
 * own, which a second session can share; within the caller's transaction it sees what that transaction has done so far, and
 * leaves no trace in it.
 */
public final class CatalogReader {

    static final String READ_ONLY_SNAPSHOT = "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY";

    private static final int OLDEST_MAJOR = 14;

    /** What could change how PostgreSQL prints a definition, pinned until the end of the transaction. */
    static final String PIN_SETTINGS = """
            SELECT set_config('search_path', 'pg_catalog', true), set_config('quote_all_identifiers', 'off', true),
                   set_config('DateStyle', 'ISO', true), set_config('IntervalStyle', 'postgres', true),
                   set_config('TimeZone', 'UTC', true), set_config('extra_float_digits', '1', true),
                   set_config('bytea_output', 'hex', true), set_config('lc_monetary', 'C', true),
                   set_config('jit', 'off', true),
                   has_column_privilege('pg_catalog.pg_subscription', 'subconninfo', 'SELECT') AS may_read_connections,
                   pg_relation_size('pg_catalog.pg_attribute') > 4000000 AS is_large""";

    /** Opens one more session in the database of a connection, as the same role. */
    @FunctionalInterface
    public interface Sessions {
        Connection open() throws SQLException;
    }

    private final Connection connection;
    private final @Nullable Sessions sessions;
    private final boolean isStill;

    private CatalogReader(Connection connection, @Nullable Sessions sessions, boolean isStill) {
        this.connection = connection;
        this.sessions = sessions;
        this.isStill = isStill;
    }

    /** Reads everything; fails with a {@link MigrateException} that has the server's own words. */
    public static Catalog read(Connection connection) {
        return catalog(readingOf(connection, null));
    }

    /**
     * The same, with help: of a large database, what no transaction of the caller's has changed is read by two sessions at once,
     * which see the same.
     *
     * @param sessions opens the second one; if it cannot, the first one reads all
     */
    public static Catalog read(Connection connection, Sessions sessions) {
        return catalog(readingOf(connection, sessions));
    }

    /**
     * The same of a database that nobody changes any more: what needs what, the longest of all answers, is read when somebody
     * asks for it.
     *
     * @param sessions opens one more for that, at any time while the catalog is in use
     */
    public static Catalog readStill(Connection connection, Sessions sessions) {
        Reading reading = guarded(() -> new CatalogReader(connection, sessions, true).read());
        return new Catalog(reading.major(), reading.objects(), new Dependencies(() -> dependencies(reading, sessions)));
    }

    private static Collection<Dependency> dependencies(Reading reading, Sessions sessions) {
        return guarded(() -> {
            try (Connection connection = sessions.open()) {
                new CatalogReader(connection, null, true).complete(reading);
                return reading.dependencies();
            }
        });
    }

    private static Catalog catalog(Reading reading) {
        return new Catalog(reading.major(), reading.objects(), reading.dependencies());
    }

    /** Reads where everything is. */
    static Lineage lineage(Connection connection) {
        return new Lineage(readingOf(connection, null).identities());
    }

    private static Reading readingOf(Connection connection, @Nullable Sessions sessions) {
        return guarded(() -> new CatalogReader(connection, sessions, false).read());
    }

    /** What a reading sends. */
    @FunctionalInterface
    private interface Sending<T> {
        T send() throws SQLException;
    }

    private static <T> T guarded(Sending<T> sending) {
        try {
            return sending.send();
        } catch (SQLException e) {
            throw MigrateException.because("The catalog of the database cannot be read.")
                    .why(e.getMessage())
                    .state("Nothing was changed.")
                    .cause(e)
                    .build();
        }
    }

    private Reading read() throws SQLException {
        int major = connection.getMetaData().getDatabaseMajorVersion();
        if (major < OLDEST_MAJOR) {
            throw MigrateException.because("PostgreSQL " + major + " is too old.")
                    .next("Use PostgreSQL " + OLDEST_MAJOR + " or later.")
                    .build();
        }
        return connection.getAutoCommit() ? inOwnTransaction(major) : inCallersTransaction(major);
    }

    private Reading inOwnTransaction(int major) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            try {
                statement.execute(READ_ONLY_SNAPSHOT);
                return read(statement, major, sessions);
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        }
    }

    private Reading inCallersTransaction(int major) throws SQLException {
        var savepoint = connection.setSavepoint();
        try (Statement statement = connection.createStatement()) {
            return read(statement, major, null);
        } finally {
            connection.rollback(savepoint);
        }
    }

    private Reading read(Statement statement, int major, @Nullable Sessions more) throws SQLException {
        boolean isLarge;
        CatalogQueries queries;
        try (ResultSet settings = statement.executeQuery(PIN_SETTINGS)) {
            settings.next();
            isLarge = settings.getBoolean("is_large");
            CatalogQueries objects = CatalogQueries.of(major, settings.getBoolean("may_read_connections"));
            queries = isStill ? objects : objects.withDependencies(major);
        }
        try (var answers = new Answers(new Reading(major))) {
            if (!isLarge) {
                ask(queries.all(), answers);
            } else if (more == null) {
                ask(queries.first(), answers);
                ask(queries.second(), answers);
                ask(queries.third(), answers);
            } else {
                try (SecondSession second = new SecondSession(
                        more, export(statement), queries.second().sql())) {
                    ask(queries, answers, second.start());
                }
            }
            return answers.complete();
        }
    }

    /** Adds what needs what to a reading of the same state. */
    private void complete(Reading reading) throws SQLException {
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement();
                var answers = new Answers(reading)) {
            statement.execute(READ_ONLY_SNAPSHOT);
            statement.execute(PIN_SETTINGS);
            ask(CatalogQueries.dependencies(reading.major()), answers);
            answers.complete();
        }
    }

    private static String export(Statement statement) throws SQLException {
        try (ResultSet snapshot = statement.executeQuery("SELECT pg_export_snapshot()")) {
            snapshot.next();
            return snapshot.getString(1);
        }
    }

    private void ask(CatalogQueries.Message message, Answers answers) throws SQLException {
        Statement executed = executed(message);
        answers.take(message.queries(), () -> executed);
    }

    private void ask(CatalogQueries queries, Answers answers, SecondSession second) throws SQLException {
        ask(queries.first(), answers);
        answers.take(queries.second().queries(), () -> answered(second, queries.second()));
        ask(queries.third(), answers);
        answers.complete();
    }

    /** What the second session cannot answer, the first one does when it has time. */
    private Statement answered(SecondSession second, CatalogQueries.Message message) throws SQLException {
        try {
            return second.answered();
        } catch (SQLException | MigrateException e) {
            return executed(message);
        }
    }

    private Statement executed(CatalogQueries.Message message) throws SQLException {
        Statement statement = connection.createStatement();
        statement.execute(message.sql());
        return statement;
    }
}
