/** Typed views of what is said about tables: their columns, constraints, indexes, policies, triggers and views. */
@NullMarked
package io.github.supabasemigrate.sql.statement.table;

import org.jspecify.annotations.NullMarked;
