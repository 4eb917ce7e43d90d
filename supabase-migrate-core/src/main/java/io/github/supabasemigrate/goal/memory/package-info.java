/**
 * Why a goal does nothing while nothing changes: the {@link io.github.supabasemigrate.goal.memory.Inputs} that its verdict rests on, and
 * of this user's builds the {@link io.github.supabasemigrate.goal.memory.PassedRuns}, or the
 * {@link io.github.supabasemigrate.goal.memory.KeptOutcomes} where a failure follows from the inputs as well.
 */
@NullMarked
package io.github.supabasemigrate.goal.memory;

import org.jspecify.annotations.NullMarked;
