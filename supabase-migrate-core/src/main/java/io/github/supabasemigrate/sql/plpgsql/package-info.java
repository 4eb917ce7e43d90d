/**
 * What is inside function bodies and DO blocks: {@link io.github.supabasemigrate.sql.plpgsql.PlpgsqlBody} reads PL/pgSQL and
 * hands every piece of SQL in it to the SQL grammar, {@link io.github.supabasemigrate.sql.plpgsql.InnerStatements} lists all
 * statements that a statement carries, dynamic ones included as far as their text is known. Offsets are those of the file.
 */
@NullMarked
package io.github.supabasemigrate.sql.plpgsql;

import org.jspecify.annotations.NullMarked;
