package io.github.supabasemigrate.catalog.routine;

import io.github.supabasemigrate.catalog.object.Attachments;
import io.github.supabasemigrate.catalog.object.CatalogObject;
import io.github.supabasemigrate.catalog.object.ObjectId;
import io.github.supabasemigrate.catalog.object.TypeReference;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * An aggregate.
 *
 * @param arguments direct ones first for ordered-set aggregates
 * @param directArguments how many come before {@code ORDER BY}
 * @param properties the parameters of {@code CREATE AGGREGATE} that are set, by upper-case name, functions and types as SQL
 */
public record Aggregate(
        ObjectId id,
        Attachments attachments,
        List<Argument> arguments,
        TypeReference result,
        Form form,
        int directArguments,
        SortedMap<String, String> properties)
        implements CatalogObject {

    /** How its input is given. */
    public enum Form {
        NORMAL,
        ORDERED_SET,
        HYPOTHETICAL;

        /** Reads {@code aggkind}. */
        public static Form ofLetter(String letter) {
            return switch (letter) {
                case "o" -> ORDERED_SET;
                case "h" -> HYPOTHETICAL;
                default -> NORMAL;
            };
        }
    }

    public Aggregate {
        arguments = List.copyOf(arguments);
        properties = Collections.unmodifiableSortedMap(new TreeMap<>(properties));
    }
}
