package io.github.supabasemigrate.access.rows.value;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A column and what may be put into it, best first.
 *
 * @param type as SQL
 * @param isSure whether the first option fits the type without asking
 */
public record ColumnOptions(String name, String type, List<Option> options, boolean isSure) {

    /**
     * One of them.
     *
     * @param sample a text like those that the cell will give, to hold against checks; null for NULL
     */
    public record Option(Cell cell, @Nullable String sample) {

        static Option of(Candidate candidate) {
            return new Option(new Cell.Value(candidate), candidate.text(1, "a1"));
        }

        static Option none() {
            return new Option(new Cell.Null(), null);
        }
    }

    public ColumnOptions {
        options = List.copyOf(options);
    }
}
