package io.github.supabasemigrate.project.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** What is begun before it is needed. */
class AheadTest {

    @Test
    void failsInSilenceWhereNobodyWaits() throws Exception {
        List<Throwable> told = new ArrayList<>();
        var before = Thread.getDefaultUncaughtExceptionHandler();
        Thread.setDefaultUncaughtExceptionHandler((thread, reason) -> told.add(reason));
        try {
            var worker = new CompletableFuture<Thread>();
            Ahead.run(() -> {
                worker.complete(Thread.currentThread());
                throw new NoClassDefFoundError("a build that ended closed its class loader");
            });
            worker.get().join();
        } finally {
            Thread.setDefaultUncaughtExceptionHandler(before);
        }
        assertThat(told).isEmpty();
    }
}
