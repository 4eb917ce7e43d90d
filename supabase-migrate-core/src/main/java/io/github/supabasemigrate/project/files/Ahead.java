package io.github.supabasemigrate.project.files;

import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A value that is made beside other work, from the moment that it is asked for ahead. Each has a thread of its own: in the common
 * pool, which has one thread on two processors, some would wait for others, and a future of the JDK loads more classes than many a
 * value here takes to make.
 */
public final class Ahead<T> {

    private final Thread thread;
    private @Nullable T value;
    private @Nullable RuntimeException exception;
    private @Nullable Error error;

    private Ahead(Supplier<T> maker) {
        this.thread = daemon(() -> make(maker));
    }

    /**
     * Work whose result nobody waits for, such as loading classes that are needed later. Its failure is silent: who needs the
     * same later meets it and tells it, and a build that ends first closes the class loader under this.
     */
    public static void run(Runnable work) {
        Thread thread = daemon(work);
        thread.setUncaughtExceptionHandler((dead, reason) -> {});
        thread.start();
    }

    public static <T> Ahead<T> of(Supplier<T> maker) {
        Ahead<T> ahead = new Ahead<>(maker);
        ahead.thread.start();
        return ahead;
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "ahead");
        thread.setDaemon(true);
        return thread;
    }

    private void make(Supplier<T> maker) {
        try {
            value = maker.get();
        } catch (RuntimeException e) {
            exception = e;
        } catch (Error e) {
            error = e;
        }
    }

    /** The value, once it is made; throws what its maker threw. */
    public T get() {
        join();
        if (exception != null) {
            throw exception;
        }
        if (error != null) {
            throw error;
        }
        return Objects.requireNonNull(value);
    }

    private void join() {
        boolean isInterrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                isInterrupted = true;
            }
        }
        if (isInterrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
