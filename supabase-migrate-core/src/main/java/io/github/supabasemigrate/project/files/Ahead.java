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
