/**
 * What row level security looks at, read from parse trees of policies and of the functions that they call:
 * {@link io.github.supabasemigrate.access.model.AccessModel} knows each relation's owners, tenants, states and parents. No
 * database.
 */
@NullMarked
package io.github.supabasemigrate.access.model;

import org.jspecify.annotations.NullMarked;
