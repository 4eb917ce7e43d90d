/**
 * Source generated from a catalog. {@link io.github.supabasemigrate.types.TypeScriptTypes} writes what {@code supabase gen types}
 * writes, up to formatting. Depends on {@code catalog} and {@code sql}.
 */
@NullMarked
package io.github.supabasemigrate.types;

import org.jspecify.annotations.NullMarked;
