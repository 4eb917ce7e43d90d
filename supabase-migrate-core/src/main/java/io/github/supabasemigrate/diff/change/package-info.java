/**
 * What a diff says, as values: {@link io.github.supabasemigrate.diff.change.Change} is one statement with its reason, {@link
 * io.github.supabasemigrate.diff.change.Hazard} what it puts at risk, {@link
 * io.github.supabasemigrate.diff.change.Question} what only a person can decide.
 */
@NullMarked
package io.github.supabasemigrate.diff.change;

import org.jspecify.annotations.NullMarked;
