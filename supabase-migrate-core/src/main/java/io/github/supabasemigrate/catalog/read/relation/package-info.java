/** The queries for relations and what hangs on them; one class a noun. */
@NullMarked
package io.github.supabasemigrate.catalog.read.relation;

import org.jspecify.annotations.NullMarked;
