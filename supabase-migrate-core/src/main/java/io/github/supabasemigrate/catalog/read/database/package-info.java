/** The queries for what belongs to the database as a whole, and foreign data; one class a noun. */
@NullMarked
package io.github.supabasemigrate.catalog.read.database;

import org.jspecify.annotations.NullMarked;
