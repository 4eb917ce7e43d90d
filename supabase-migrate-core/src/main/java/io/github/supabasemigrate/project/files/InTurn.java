package io.github.supabasemigrate.project.files;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Work that is done beside the caller's own, one piece after another, in the order in which it was handed over. What one piece throws keeps
 * those behind it from being done. For one caller.
 */
public final class InTurn implements AutoCloseable {

    private final ExecutorService worker;
    private CompletableFuture<Void> last = CompletableFuture.completedFuture(null);

    /** @param thread what to call the thread */
    public InTurn(String thread) {
        worker = Executors.newSingleThreadExecutor(work -> {
            Thread made = new Thread(work, thread);
            made.setDaemon(true);
            return made;
        });
    }

    /** Hands over a piece. */
    public void hand(Runnable work) {
        last = last.thenRunAsync(work, worker);
    }

    /** Waits for all pieces; throws what one of them threw. All that they did is seen by the caller. */
    public void await() {
        try {
            last.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException thrown) {
                throw thrown;
            }
            throw e;
        }
    }

    /** What has not begun is not done. */
    @Override
    public void close() {
        worker.shutdownNow();
    }
}
