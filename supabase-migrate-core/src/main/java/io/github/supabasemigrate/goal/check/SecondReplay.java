package io.github.supabasemigrate.goal.check;

import io.github.supabasemigrate.catalog.Catalog;
import io.github.supabasemigrate.catalog.SystemTables;
import io.github.supabasemigrate.execute.ExecutionReport;
import io.github.supabasemigrate.finding.MigrateException;
import io.github.supabasemigrate.goal.Replayed;
import io.github.supabasemigrate.project.files.Ahead;
import io.github.supabasemigrate.replay.ReplayedProject;
import io.github.supabasemigrate.sql.Literals;
import io.github.supabasemigrate.verify.state.PlainDefinitions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The files of a replay run once more, on another server and from the same checkpoint or the one before it: files whose state an earlier build kept
 * were compared by the build that ran them, and plain definitions come out the same without a try.
 */
final class SecondReplay {

    private SecondReplay() {}

    /** Starts it, after the first. Its catalog is read only if some system table differs: nearly never. */
    static Ahead<Optional<Catalog>> begin(Replayed replayed) {
        ReplayedProject first = replayed.project();
        return Ahead.of(() -> compare(replayed, first));
    }

    private static Optional<Catalog> compare(Replayed replayed, ReplayedProject first) {
        if (!isNeeded(replayed, first)) {
            return Optional.empty();
        }
        Ahead<String> expected = Ahead.of(() -> digest(first, first));
        ReplayedProject second = replayed.again(first);
        try {
            return expected.get().equals(digest(second, first))
                    ? Optional.empty()
                    : Optional.of(Replayed.read(second.shadow()));
        } finally {
            replayed.closeBeside(second);
        }
    }

    static boolean isNeeded(Replayed replayed, ReplayedProject first) {
        Set<String> ran =
                first.applied().stream().map(ExecutionReport.Result::fileName).collect(Collectors.toSet());
        return !PlainDefinitions.are(replayed.files(), ran);
    }

    private static String digest(ReplayedProject replayed, ReplayedProject first) {
        try (Connection superuser = replayed.shadow().asSuperuser().connect()) {
            return SystemTables.digest(superuser, lastRestored(superuser, first));
        } catch (SQLException e) {
            throw Replayed.unreadable(replayed.shadow(), e);
        }
    }

    /** The transaction of the last migration that the first replay had from a checkpoint; the second may have an earlier one. */
    private static long lastRestored(Connection superuser, ReplayedProject first) throws SQLException {
        if (first.restored() == 0) {
            return 0;
        }
        String applied = first.applied().stream()
                .map(result -> Literals.quote(result.version()))
                .collect(Collectors.joining(", ", "ARRAY[", "]::text[]"));
        try (Statement statement = superuser.createStatement();
                ResultSet row = statement.executeQuery("SELECT pg_catalog.max(xmin::text::bigint)"
                        + " FROM supabase_migrations.schema_migrations WHERE version <> ALL (" + applied + ")")) {
            row.next();
            return row.getLong(1);
        }
    }

    /** Waits for it; empty when it made the same. */
    static Optional<Catalog> result(Ahead<Optional<Catalog>> second) {
        try {
            return second.get();
        } catch (MigrateException failure) {
            throw MigrateException.because("The migrations run once and not twice: " + failure.what())
                    .where(failure.where().orElse(null))
                    .why(failure.why().orElse(null))
                    .next(
                            "Two databases are never made alike by such a file; if that is meant: -Dsupabase-migrate.determinism=false")
                    .cause(failure)
                    .build();
        }
    }
}
