/** The generated LALR(1) tables and key words of PostgreSQL 18, as a resource, and how they are loaded. Depends on nothing. */
@NullMarked
package io.github.supabasemigrate.sql.tables;

import org.jspecify.annotations.NullMarked;
