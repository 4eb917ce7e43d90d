/**
 * The build-time generator of the parse tables: an LALR(1) table generator that reads PostgreSQL's own {@code gram.y} and
 * {@code kwlist.h} and ignores the C actions. Only {@link io.github.supabasemigrate.sql.tables.generator.GenerateTables}
 * is of interest from outside. Needs nothing but a JDK, so that {@code src/grammar/regenerate} can run it alone.
 */
@NullMarked
package io.github.supabasemigrate.sql.tables.generator;

import org.jspecify.annotations.NullMarked;
