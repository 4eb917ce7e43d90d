/**
 * What a database's policies look at: {@link io.github.supabasemigrate.access.inference.AccessInference} makes an
 * {@link io.github.supabasemigrate.access.model.AccessModel} of a catalog. Columns are known by what conditions do with them, not
 * by their names; names only decide where no condition speaks. No database.
 */
@NullMarked
package io.github.supabasemigrate.access.inference;

import org.jspecify.annotations.NullMarked;
