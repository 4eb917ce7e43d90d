/** The queries for routines, event triggers and text search; one class a noun. */
@NullMarked
package io.github.supabasemigrate.catalog.read.routine;

import org.jspecify.annotations.NullMarked;
