/**
 * What turns one catalog into another, as SQL. {@link io.github.supabasemigrate.diff.SchemaDiff} is pure: two catalogs in, a
 * {@link io.github.supabasemigrate.diff.DiffPlan} of ordered changes out. On the way: {@code rename} finds what only changed its
 * name, {@code decide} what must be rebuilt, {@code alter} and {@code render} write the statements, {@code order} sorts them.
 */
@NullMarked
package io.github.supabasemigrate.diff;

import org.jspecify.annotations.NullMarked;
