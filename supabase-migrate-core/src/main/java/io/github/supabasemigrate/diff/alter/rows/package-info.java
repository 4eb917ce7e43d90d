/**
 * How values get over: {@link io.github.supabasemigrate.diff.alter.rows.TypeChange} into another type, {@link
 * io.github.supabasemigrate.diff.alter.rows.RowMoves} into another table.
 */
@NullMarked
package io.github.supabasemigrate.diff.alter.rows;

import org.jspecify.annotations.NullMarked;
