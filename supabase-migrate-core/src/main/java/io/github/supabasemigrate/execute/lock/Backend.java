package io.github.supabasemigrate.execute.lock;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A session of the server that somebody waits for, as far as our role may see it.
 *
 * @param pid what {@code pg_terminate_backend} takes
 * @param since how long its transaction is open; how long it is connected when it has none
 * @param query what it runs, or ran last
 */
public record Backend(
        int pid,
        @Nullable String user,
        @Nullable String application,
        @Nullable String client,
        @Nullable String state,
        @Nullable Duration since,
        @Nullable String query) {

    private static final int SHOWN = 200;

    /** The columns of pg_stat_activity that {@link #read} takes, in its order. */
    static final String COLUMNS = """
            a.pid, a.usename, a.application_name, pg_catalog.host(a.client_addr), a.state,
            extract(epoch FROM pg_catalog.clock_timestamp() - coalesce(a.xact_start, a.backend_start))::float8, a.query
            """;

    static Backend read(ResultSet row) throws SQLException {
        double seconds = row.getDouble(6);
        Duration since = row.wasNull() ? null : Duration.ofMillis(Math.round(seconds * 1000));
        return new Backend(
                row.getInt(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                since,
                row.getString(7));
    }

    /** One line: {@code pid 4711, user postgres, application psql, from 10.0.0.7, idle in transaction for 5 min: UPDATE …}. */
    public String describe() {
        StringBuilder text = new StringBuilder("pid ").append(pid);
        append(text, ", user ", user);
        append(text, ", application ", application);
        append(text, ", from ", client);
        append(text, ", ", state);
        append(text, " for ", since == null ? null : inWords(since));
        append(text, ": ", query == null ? null : shortened(query));
        return text.toString();
    }

    private static void append(StringBuilder text, String label, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            text.append(label).append(value);
        }
    }

    private static String inWords(Duration duration) {
        if (duration.toHours() > 0) {
            return duration.toHours() + " h " + duration.toMinutesPart() + " min";
        }
        return duration.toMinutes() > 0 ? duration.toMinutes() + " min" : duration.toSeconds() + " s";
    }

    private static String shortened(String sql) {
        String line = sql.strip().replaceAll("\\s+", " ");
        return line.length() <= SHOWN ? line : line.substring(0, SHOWN) + "…";
    }
}
