package io.github.supabasemigrate.goal.check;

import io.github.supabasemigrate.catalog.Catalog;
import io.github.supabasemigrate.finding.MigrateException;
import io.github.supabasemigrate.goal.Replayed;
import io.github.supabasemigrate.replay.ReplayedProject;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * The files of a replay run once more, on another server and from the same checkpoint: files whose state an earlier build kept
 * were compared by the build that ran them.
 */
final class SecondReplay {

    private SecondReplay() {}

    /** Starts it, after the first. */
    static CompletableFuture<Catalog> begin(Replayed replayed) {
        replayed.project();
        return CompletableFuture.supplyAsync(() -> {
            try (ReplayedProject again = replayed.again()) {
                return Replayed.read(again.shadow());
            }
        });
    }

    /** Waits for it. */
    static Catalog result(CompletableFuture<Catalog> second) {
        try {
            return second.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof MigrateException failure) {
                throw MigrateException.because("The migrations run once and not twice: " + failure.what())
                        .where(failure.where().orElse(null))
                        .why(failure.why().orElse(null))
                        .next(
                                "Two databases are never made alike by such a file; if that is meant: -Dsupabase-migrate.determinism=false")
                        .cause(failure)
                        .build();
            }
            throw e;
        }
    }
}
