/**
 * The verbs that compare two states of a schema: {@link io.github.supabasemigrate.goal.diff.Diff}, {@link
 * io.github.supabasemigrate.goal.diff.Rollback} and {@link io.github.supabasemigrate.goal.diff.Squash}. A {@link
 * io.github.supabasemigrate.goal.diff.state.SchemaState} is one state, wherever it comes from.
 */
@NullMarked
package io.github.supabasemigrate.goal.diff;

import org.jspecify.annotations.NullMarked;
