package io.github.supabasemigrate.finding;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What stops the work, told so that its reader can go on: what happened, where, why, what state was left behind and what to
 * type next. {@link #getMessage()} is all of it, one part a line.
 *
 * <p>Thrown for what is wrong outside the program (a file, a server, a setting). Bugs are ordinary unchecked exceptions.
 */
public final class MigrateException extends RuntimeException {

    private final String what;
    private final transient @Nullable Location where;
    private final @Nullable String why;
    private final @Nullable String state;
    private final @Nullable String next;

    private MigrateException(Builder builder) {
        super(builder.what, builder.cause);
        this.what = builder.what;
        this.where = builder.where;
        this.why = builder.why;
        this.state = builder.state;
        this.next = builder.next;
    }

    /** Starts one with the sentence that says what happened. */
    public static Builder because(String what) {
        return new Builder(what);
    }

    public String what() {
        return what;
    }

    public Optional<Location> where() {
        return Optional.ofNullable(where);
    }

    /** The reason in the words of whoever refused: the server with SQLSTATE, DETAIL and HINT, the parser, the file system. */
    public Optional<String> why() {
        return Optional.ofNullable(why);
    }

    /** What was left behind: what is applied, what is not. */
    public Optional<String> state() {
        return Optional.ofNullable(state);
    }

    /** What to type or change next. */
    public Optional<String> next() {
        return Optional.ofNullable(next);
    }

    @Override
    public String getMessage() {
        StringBuilder text = new StringBuilder();
        if (where != null) {
            text.append(where).append(": ");
        }
        text.append(what);
        append(text, why);
        append(text, state);
        append(text, next);
        return text.toString();
    }

    private static void append(StringBuilder text, @Nullable String part) {
        if (part != null) {
            text.append('\n').append(part);
        }
    }

    /** Collects the parts; only the first sentence is required. */
    public static final class Builder {
        private final String what;
        private @Nullable Location where;
        private @Nullable String why;
        private @Nullable String state;
        private @Nullable String next;
        private @Nullable Throwable cause;

        private Builder(String what) {
            this.what = Objects.requireNonNull(what, "what");
        }

        public Builder where(@Nullable Location location) {
            this.where = location;
            return this;
        }

        public Builder why(@Nullable String reason) {
            this.why = reason;
            return this;
        }

        public Builder state(@Nullable String leftBehind) {
            this.state = leftBehind;
            return this;
        }

        public Builder next(@Nullable String nextStep) {
            this.next = nextStep;
            return this;
        }

        public Builder cause(@Nullable Throwable throwable) {
            this.cause = throwable;
            return this;
        }

        public MigrateException build() {
            return new MigrateException(this);
        }
    }
}
