/**
 * The matrix: {@link io.github.supabasemigrate.access.matrix.AccessMatrix} says in one cell a table, persona and command what was
 * found, the same for the same schema, as Markdown for reviewers and as JSON for tools.
 */
@NullMarked
package io.github.supabasemigrate.access.matrix;

import org.jspecify.annotations.NullMarked;
