package io.github.supabasemigrate.project.files;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;

/** A value that is made beside other work, from the moment that it is asked for ahead. */
public final class Ahead<T> {

    private final CompletableFuture<T> value;

    private Ahead(CompletableFuture<T> value) {
        this.value = value;
    }

    /**
     * Work whose result nobody waits for, such as loading classes that are needed later. Its failure is silent: who needs the
     * same later meets it and tells it, and a build that ends first closes the class loader under this.
     */
    public static void run(Runnable work) {
        // Not in the common pool: on two processors it has one thread, which others wait for.
        Thread thread = new Thread(work, "ahead");
        thread.setDaemon(true);
        thread.setUncaughtExceptionHandler((dead, reason) -> {});
        thread.start();
    }

    public static <T> Ahead<T> of(Supplier<T> maker) {
        return new Ahead<>(CompletableFuture.supplyAsync(maker));
    }

    /** The value, once it is made; throws what its maker threw. */
    public T get() {
        try {
            return value.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException thrown) {
                throw thrown;
            }
            throw e;
        }
    }
}
