/**
 * Values that a column takes: {@link io.github.supabasemigrate.access.rows.value.Candidates} offers some by type, name and what checks
 * compare with; which of them fit is for the server to say.
 */
@NullMarked
package io.github.supabasemigrate.access.rows.value;

import org.jspecify.annotations.NullMarked;
