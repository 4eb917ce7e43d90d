package io.github.supabasemigrate.lint.preflight;

import io.github.supabasemigrate.sql.statement.QualifiedName;
import io.github.supabasemigrate.trace.StatementTrace.Place;

/**
 * How many rows of a table stand against a statement.
 *
 * @param rows a query for one row each, of those that matter
 * @param message what is said of the rows behind their number
 * @param fails true for a query that fails where the statement would, and counts nothing else
 */
record RowQuestion(
        Place place, String rule, QualifiedName table, String rows, String message, String hint, boolean fails) {

    /** Beyond so many it is enough to know that there are more. */
    static final int ENOUGH = 100_000;

    static final String UNIQUE = "unique-on-existing-data";
    static final String FAILS = "apply-fails-with-data";
    static final String LOSS = "data-loss-unproven";

    /** The number of rows, but never more than one beyond {@link #ENOUGH}. */
    String count() {
        return "SELECT pg_catalog.count(*) FROM (" + rows + " LIMIT " + (ENOUGH + 1) + ") AS asked";
    }

    /** {@code `public.orders` has 3 rows without `email`: SET NOT NULL fails.} */
    String text(long count) {
        String noun = rule.equals(UNIQUE) ? "value" : "row";
        String number = count > ENOUGH ? "more than " + ENOUGH : Long.toString(count);
        return "On the target `%s` has %s %s%s %s".formatted(name(), number, noun, count == 1 ? "" : "s", message);
    }

    /** The same for a query that failed. */
    String text(String failure) {
        return "On the target `%s` has rows %s%s".formatted(name(), message, failure);
    }

    String name() {
        return table.schemaOr("public") + "." + table.name();
    }
}
