package io.github.supabasemigrate.execute.session;

import io.github.supabasemigrate.finding.MigrateException;
import java.time.Duration;

/** Waiting before another attempt. */
public final class Pause {

    private Pause() {}

    /** Sleeps; an interrupt ends the run. */
    public static void of(Duration duration) {
        try {
            Thread.sleep(duration.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw MigrateException.because("The run was interrupted.")
                    .next("Run again: it goes on where this run stopped.")
                    .cause(e)
                    .build();
        }
    }
}
