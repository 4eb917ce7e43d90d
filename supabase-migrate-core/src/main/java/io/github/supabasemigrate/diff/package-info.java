/**
 * What turns one catalog into another, as SQL. {@link io.github.supabasemigrate.diff.SchemaDiff} is pure: two catalogs in,
 * ordered changes out; {@link io.github.supabasemigrate.diff.DiffProof} runs them on a shadow and looks. Uses what a catalog
 * may use, {@code catalog} and {@code database}.
 */
@NullMarked
package io.github.supabasemigrate.diff;

import org.jspecify.annotations.NullMarked;
