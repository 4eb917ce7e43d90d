package io.github.supabasemigrate.catalog;

import io.github.supabasemigrate.catalog.read.CatalogQuery;
import io.github.supabasemigrate.catalog.read.Reading;
import io.github.supabasemigrate.catalog.read.Rows;
import io.github.supabasemigrate.finding.MigrateException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Reads a {@link Catalog}. Whatever the size of the database, it sends the same few statements: the settings that make
 * definitions come out fully qualified and independent of the session, and then all catalog queries in one message, so that a distant
 * database costs a handful of round trips. Any role that may read {@code pg_catalog} will do; PostgreSQL 14 and later.
 *
 * <p>All is one snapshot. On a connection in auto-commit mode that is a {@code REPEATABLE READ} read-only transaction of its
 * own; within the caller's transaction it sees what that transaction has done so far, and leaves no trace in it.
 */
public final class CatalogReader {

    private static final int OLDEST_MAJOR = 14;

    /** What could change how PostgreSQL prints a definition, pinned until the end of the transaction. */
    private static final String PIN_SETTINGS = """
            SELECT set_config('search_path', 'pg_catalog', true), set_config('quote_all_identifiers', 'off', true),
                   set_config('DateStyle', 'ISO', true), set_config('IntervalStyle', 'postgres', true),
                   set_config('TimeZone', 'UTC', true), set_config('extra_float_digits', '1', true),
                   set_config('bytea_output', 'hex', true), set_config('lc_monetary', 'C', true),
                   set_config('jit', 'off', true),
                   has_column_privilege('pg_catalog.pg_subscription', 'subconninfo', 'SELECT') AS may_read_connections""";

    private final Connection connection;

    private CatalogReader(Connection connection) {
        this.connection = connection;
    }

    /** Reads everything; fails with a {@link MigrateException} that has the server's own words. */
    public static Catalog read(Connection connection) {
        Reading reading = readingOf(connection);
        return new Catalog(reading.major(), reading.objects(), reading.dependencies());
    }

    /** Reads where everything is. */
    static Lineage lineage(Connection connection) {
        return new Lineage(readingOf(connection).identities());
    }

    private static Reading readingOf(Connection connection) {
        try {
            return new CatalogReader(connection).read();
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
                statement.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY");
                return read(statement, major);
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        }
    }

    private Reading inCallersTransaction(int major) throws SQLException {
        var savepoint = connection.setSavepoint();
        try (Statement statement = connection.createStatement()) {
            return read(statement, major);
        } finally {
            connection.rollback(savepoint);
        }
    }

    private static Reading read(Statement statement, int major) throws SQLException {
        boolean mayReadConnections;
        try (ResultSet settings = statement.executeQuery(PIN_SETTINGS)) {
            settings.next();
            mayReadConnections = settings.getBoolean("may_read_connections");
        }
        List<CatalogQuery> queries = CatalogQueries.inOrder(mayReadConnections);
        String all = queries.stream().map(query -> query.sql(major)).collect(Collectors.joining(";\n"));
        var reading = new Reading(major);
        statement.execute(all);
        for (CatalogQuery query : queries) {
            try (ResultSet results = statement.getResultSet()) {
                var rows = new Rows(results);
                while (rows.next()) {
                    query.read(rows, reading);
                }
            }
            statement.getMoreResults();
        }
        return reading;
    }
}
