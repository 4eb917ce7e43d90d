/**
 * Statements that copy a table or read all of it. What a change of type does is decided by {@link
 * io.github.supabasemigrate.lint.rules.rewrite.TypeChange}, which a table of observed pairs of types holds to the truth; where a trace
 * is there, it decides.
 */
@NullMarked
package io.github.supabasemigrate.lint.rules.rewrite;

import org.jspecify.annotations.NullMarked;
