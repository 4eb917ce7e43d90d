package io.github.supabasemigrate.catalog.routine;

import io.github.supabasemigrate.catalog.object.TypeReference;
import org.jspecify.annotations.Nullable;

/**
 * One argument of a routine, or one column of what it returns.
 *
 * @param name empty when it has none
 * @param defaultExpression or null
 */
public record Argument(
        String name,
        TypeReference type,
        Mode mode,
        @Nullable String defaultExpression) {

    /** Which way it goes. */
    public enum Mode {
        IN,
        OUT,
        INOUT,
        VARIADIC,
        /** A column of {@code RETURNS TABLE}. */
        TABLE;

        /** Reads an element of {@code proargmodes}. */
        public static Mode ofLetter(String letter) {
            return switch (letter) {
                case "o" -> OUT;
                case "b" -> INOUT;
                case "v" -> VARIADIC;
                case "t" -> TABLE;
                default -> IN;
            };
        }
    }

    /** True when a caller gives it. */
    public boolean isInput() {
        return mode == Mode.IN || mode == Mode.INOUT || mode == Mode.VARIADIC;
    }
}
