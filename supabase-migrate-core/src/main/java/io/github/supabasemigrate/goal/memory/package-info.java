/**
 * Why a goal that passed does nothing while nothing changes: the {@link io.github.supabasemigrate.goal.memory.Inputs} that
 * its verdict rests on, and the {@link io.github.supabasemigrate.goal.memory.PassedRuns} of this user's builds.
 */
@NullMarked
package io.github.supabasemigrate.goal.memory;

import org.jspecify.annotations.NullMarked;
