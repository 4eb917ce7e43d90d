/**
 * SQL files as psql reads them: {@link io.github.supabasemigrate.sql.SqlScript} splits a text into statements and what else a
 * script may hold, each with its place in the file and, on demand, its parse tree. No database. Typed views of statements are
 * in {@code sql.statement}, PL/pgSQL bodies in {@code sql.plpgsql}, the scanner and the grammar in {@code sql.grammar}.
 */
@NullMarked
package io.github.supabasemigrate.sql;

import org.jspecify.annotations.NullMarked;
