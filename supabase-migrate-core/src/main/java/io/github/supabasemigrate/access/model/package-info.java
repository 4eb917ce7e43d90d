/**
 * What row level security looks at, as values:
 * {@link io.github.supabasemigrate.access.model.AccessModel} knows each relation's owners, tenants, states and parents. No
 * database.
 */
@NullMarked
package io.github.supabasemigrate.access.model;

import org.jspecify.annotations.NullMarked;
