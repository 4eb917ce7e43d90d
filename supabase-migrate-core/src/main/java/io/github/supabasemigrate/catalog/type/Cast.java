package io.github.supabasemigrate.catalog.type;

import io.github.supabasemigrate.catalog.object.Attachments;
import io.github.supabasemigrate.catalog.object.CatalogObject;
import io.github.supabasemigrate.catalog.object.ObjectId;
import org.jspecify.annotations.Nullable;

/**
 * A cast.
 *
 * @param source type as SQL
 * @param target type as SQL
 * @param function as SQL, for {@link Method#FUNCTION}
 */
public record Cast(
        ObjectId id,
        Attachments attachments,
        String source,
        String target,
        Method method,
        @Nullable String function,
        Context context)
        implements CatalogObject {

    /** How the value is converted. */
    public enum Method {
        FUNCTION,
        /** Through its text. */
        INOUT,
        /** Not at all. */
        BINARY;

        /** Reads {@code castmethod}. */
        public static Method ofLetter(String letter) {
            return switch (letter) {
                case "f" -> FUNCTION;
                case "i" -> INOUT;
                default -> BINARY;
            };
        }
    }

    /** Where it applies unasked. */
    public enum Context {
        EXPLICIT,
        ASSIGNMENT,
        IMPLICIT;

        /** Reads {@code castcontext}. */
        public static Context ofLetter(String letter) {
            return switch (letter) {
                case "i" -> IMPLICIT;
                case "a" -> ASSIGNMENT;
                default -> EXPLICIT;
            };
        }
    }
}
