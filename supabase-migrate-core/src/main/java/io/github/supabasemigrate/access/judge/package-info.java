/**
 * What the facts mean: each class of
 * {@link io.github.supabasemigrate.access.judge.AccessRule} is one way in which row level security fails, found by what happened, and
 * told with a statement that makes it happen again.
 */
@NullMarked
package io.github.supabasemigrate.access.judge;

import org.jspecify.annotations.NullMarked;
