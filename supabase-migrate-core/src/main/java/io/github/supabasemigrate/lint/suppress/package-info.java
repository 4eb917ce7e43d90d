/**
 * What a team knows and leaves as it is: comments that ask for silence ({@link io.github.supabasemigrate.lint.suppress.Suppression}) and
 * the list of old findings ({@link io.github.supabasemigrate.lint.suppress.Baseline}). Depends on {@code finding} and {@code sql}.
 */
@NullMarked
package io.github.supabasemigrate.lint.suppress;

import org.jspecify.annotations.NullMarked;
