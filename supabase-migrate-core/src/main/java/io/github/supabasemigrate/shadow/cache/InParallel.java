package io.github.supabasemigrate.shadow.cache;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ForkJoinPool;

/** File work spread over the processors. */
final class InParallel {

    private InParallel() {}

    /** What is done with each element. */
    @FunctionalInterface
    interface Work<T> {
        void on(T element) throws IOException;
    }

    /** Does the work on every element, in no order, in threads of its own; the first failure is thrown. */
    static <T> void forEach(List<T> elements, Work<T> work) throws IOException {
        ForkJoinPool pool = new ForkJoinPool(Math.min(4, Runtime.getRuntime().availableProcessors()));
        try {
            pool.submit(() -> elements.parallelStream().forEach(element -> {
                        try {
                            work.on(element);
                        } catch (IOException e) {
                            throw new UncheckedIOException(e);
                        }
                    }))
                    .get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UncheckedIOException io) {
                throw io.getCause();
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while copying files.", e);
        } finally {
            pool.shutdown();
        }
    }
}
