package io.github.supabasemigrate.catalog.routine;

import io.github.supabasemigrate.catalog.object.Attachments;
import io.github.supabasemigrate.catalog.object.CatalogObject;
import io.github.supabasemigrate.catalog.object.ObjectId;
import io.github.supabasemigrate.catalog.object.ObjectKind;
import io.github.supabasemigrate.catalog.object.TypeReference;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A function or procedure; {@link Aggregate} is its own noun.
 *
 * @param result null for procedures
 * @param returnsSet {@code RETURNS SETOF} or {@code RETURNS TABLE}
 * @param language name
 * @param cost estimated, in units of {@code cpu_operator_cost}
 * @param rows estimated, 0 unless it returns a set
 * @param support planner support function as SQL, or null
 * @param settings {@code name=value} of its {@code SET} clauses, in order
 * @param source the body as stored: text, or the symbol in a library; empty for SQL-standard bodies
 * @param sqlBody SQL-standard body, {@code RETURN …} or {@code BEGIN ATOMIC … END}, or null
 * @param library object file of functions in C, or null
 * @param transforms types of its {@code TRANSFORM} clause, as SQL
 * @param definition the whole {@code CREATE OR REPLACE}; empty for members of extensions
 */
public record Routine(
        ObjectId id,
        Attachments attachments,
        List<Argument> arguments,
        @Nullable TypeReference result,
        boolean returnsSet,
        boolean isWindow,
        String language,
        Volatility volatility,
        boolean isStrict,
        boolean isLeakproof,
        boolean isSecurityDefiner,
        Parallel parallel,
        double cost,
        double rows,
        @Nullable String support,
        List<String> settings,
        String source,
        @Nullable String sqlBody,
        @Nullable String library,
        List<String> transforms,
        String definition)
        implements CatalogObject {

    /** What the planner may assume about its results. */
    public enum Volatility {
        IMMUTABLE,
        STABLE,
        VOLATILE;

        /** Reads {@code provolatile}. */
        public static Volatility ofLetter(String letter) {
            return switch (letter) {
                case "i" -> IMMUTABLE;
                case "s" -> STABLE;
                default -> VOLATILE;
            };
        }
    }

    /** Where it may run in a parallel query. */
    public enum Parallel {
        SAFE,
        RESTRICTED,
        UNSAFE;

        /** Reads {@code proparallel}. */
        public static Parallel ofLetter(String letter) {
            return switch (letter) {
                case "s" -> SAFE;
                case "r" -> RESTRICTED;
                default -> UNSAFE;
            };
        }
    }

    public Routine {
        arguments = List.copyOf(arguments);
        settings = List.copyOf(settings);
        transforms = List.copyOf(transforms);
    }

    public boolean isProcedure() {
        return id.kind() == ObjectKind.PROCEDURE;
    }

    /** True for functions that a trigger can call. */
    public boolean isTriggerFunction() {
        return result != null && result.name().equals("trigger") && result.isBuiltIn();
    }
}
