/**
 * What a plain PostgreSQL needs to pass for a Supabase project: {@link
 * io.github.supabasemigrate.shadow.baseline.PlatformBaseline}, the roles, schemas, tables, functions and privileges that
 * the platform has before the first migration, as SQL; and stand-ins for the extensions that the server lacks. The SQL
 * lies beside this package in the resources, one file a topic. Depends on nothing but JDBC.
 */
@NullMarked
package io.github.supabasemigrate.shadow.baseline;

import org.jspecify.annotations.NullMarked;
