/**
 * The finished schema as far as the texts tell of it: {@link io.github.supabasemigrate.lint.told.ToldSchema} puts what
 * {@code lint.schema} knows into the words of a catalog, so that one check judges it with and without a server. Depends on
 * {@code lint.schema} and {@code catalog}.
 */
@NullMarked
package io.github.supabasemigrate.lint.told;

import org.jspecify.annotations.NullMarked;
