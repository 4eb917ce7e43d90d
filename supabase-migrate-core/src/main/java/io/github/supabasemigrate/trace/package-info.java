/**
 * What a statement did when it ran on a shadow: the locks it took, what it rewrote, read in full and wrote, which objects it
 * made, changed and dropped, and whom it would have kept waiting. {@link io.github.supabasemigrate.trace.MigrationTracer}
 * follows a run of migrations and gives a {@link io.github.supabasemigrate.trace.StatementTrace} for each statement;
 * {@link io.github.supabasemigrate.trace.LiveEstimate} turns one into seconds on a live database. Nothing here reads the text
 * of a statement: what the server says it did is all there is. Depends on {@code database}, {@code sql}, {@code project} and
 * {@code execute}.
 */
@NullMarked
package io.github.supabasemigrate.trace;

import org.jspecify.annotations.NullMarked;
