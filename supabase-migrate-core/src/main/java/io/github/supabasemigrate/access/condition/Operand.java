package io.github.supabasemigrate.access.condition;

import io.github.supabasemigrate.access.model.ContextPath;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a side of a comparison stands for, casts and coalescing aside. */
public sealed interface Operand {

    /** Nothing that can be told. */
    static Operand unknown() {
        return Unknown.INSTANCE;
    }

    /** The value of a key inside of this, when this is JSON. */
    default Operand at(String key) {
        return unknown();
    }

    /**
     * A column.
     *
     * @param function what is applied to it, such as {@code length}; null for the value itself
     * @param isQueried it comes from a FROM clause inside of the condition, not from the row that is judged
     */
    record OfColumn(ColumnRef column, @Nullable String function, boolean isQueried) implements Operand {

        @Override
        public Operand at(String key) {
            List<String> path = new ArrayList<>(column.path());
            path.add(key);
            return new OfColumn(new ColumnRef(column.relation(), column.column(), path), function, isQueried);
        }
    }

    /** {@code auth.uid()} and its equivalents. */
    record CallerId() implements Operand {}

    /** {@code auth.email()} and its equivalents. */
    record CallerEmail() implements Operand {}

    /** Something the session says about the caller; without keys all of the token, headers or cookies. */
    record OfContext(ContextPath path) implements Operand {

        @Override
        public Operand at(String key) {
            boolean isClaim =
                    path.source() == ContextPath.Source.CLAIM && path.keys().isEmpty();
            if (isClaim && key.equals("sub")) {
                return new CallerId();
            }
            if (isClaim && key.equals("email")) {
                return new CallerEmail();
            }
            List<String> keys = new ArrayList<>(path.keys());
            keys.add(key);
            return new OfContext(new ContextPath(path.source(), keys));
        }
    }

    /** One of some constants, as text; null stands for NULL. */
    record Constants(List<@Nullable String> values) implements Operand {

        public Constants {
            values = Collections.unmodifiableList(new ArrayList<>(values));
        }

        public static Constants of(@Nullable String value) {
            return new Constants(Collections.singletonList(value));
        }
    }

    /** The time of the statement, perhaps moved by an interval. */
    record Now() implements Operand {}

    /** Anything else. */
    record Unknown() implements Operand {

        private static final Unknown INSTANCE = new Unknown();
    }
}
