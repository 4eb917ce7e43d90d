/** The queries for types, collations, operators and their like; one class a noun. */
@NullMarked
package io.github.supabasemigrate.catalog.read.type;

import org.jspecify.annotations.NullMarked;
