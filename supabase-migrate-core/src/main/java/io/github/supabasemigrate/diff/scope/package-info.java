/**
 * What of two databases is compared: a {@link io.github.supabasemigrate.diff.scope.SchemaSide} knows which objects of a catalog
 * are the user's, a {@link io.github.supabasemigrate.diff.scope.Comparison} lays two sides on each other so that only those can
 * differ. Values only; reads nothing.
 */
@NullMarked
package io.github.supabasemigrate.diff.scope;

import org.jspecify.annotations.NullMarked;
