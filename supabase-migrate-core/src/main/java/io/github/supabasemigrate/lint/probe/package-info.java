/**
 * Questions that only a running server answers: whether a policy's expression can be evaluated, what a checker of function bodies says,
 * which indexes are used. Their answers are {@link io.github.supabasemigrate.lint.probe.Fault}s, each of a rule. Depends on
 * {@code catalog}.
 */
@NullMarked
package io.github.supabasemigrate.lint.probe;

import org.jspecify.annotations.NullMarked;
