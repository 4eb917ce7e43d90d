package io.github.supabasemigrate.catalog;

import io.github.supabasemigrate.catalog.read.CatalogQuery;
import io.github.supabasemigrate.catalog.read.Reading;
import io.github.supabasemigrate.catalog.read.Rows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * What the server answers, taken into a reading in the order of the questions, by a thread of its own: while one message is read
 * the server works on the next.
 */
final class Answers implements AutoCloseable {

    private final Reading reading;
    private final List<Future<?>> taken = new ArrayList<>();
    private final ExecutorService reader = Executors.newSingleThreadExecutor(task -> {
        var thread = new Thread(task, "catalog reader");
        thread.setDaemon(true);
        return thread;
    });

    Answers(Reading reading) {
        this.reading = reading;
    }

    /**
     * Takes the results of one message when those before it are taken.
     *
     * @param queries of the message, in order
     * @param executed waits for the statement to be executed and gives it
     */
    void take(List<CatalogQuery> queries, Callable<Statement> executed) {
        taken.add(reader.submit(() -> {
            read(queries, executed.call());
            return null;
        }));
    }

    private void read(List<CatalogQuery> queries, Statement executed) throws SQLException {
        try (Statement statement = executed) {
            for (CatalogQuery query : queries) {
                try (ResultSet results = statement.getResultSet()) {
                    var rows = new Rows(results);
                    while (rows.next()) {
                        query.read(rows, reading);
                    }
                }
                statement.getMoreResults();
            }
        }
    }

    /** The reading, when all is in it. */
    Reading complete() throws SQLException {
        for (Future<?> one : taken) {
            await(one);
        }
        return reading;
    }

    /** Waits; what went wrong in another thread goes wrong here. */
    static <T> T await(Future<T> future) throws SQLException {
        try {
            return future.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SQLException("interrupted while reading the catalog", e);
        } catch (ExecutionException e) {
            Throwable cause = e.getCause();
            if (cause instanceof SQLException sql) {
                throw sql;
            }
            if (cause instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException(cause);
        }
    }

    @Override
    public void close() {
        reader.shutdownNow();
    }
}
