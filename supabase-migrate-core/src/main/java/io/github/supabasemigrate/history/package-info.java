/**
 * What the target itself remembers: {@link io.github.supabasemigrate.history.MigrationHistory} reads and changes the rows of
 * {@code supabase_migrations.schema_migrations} exactly as the Supabase CLI does, so that both tools can take turns on one
 * database. Beside it: the hashes of seed files, and the progress of a migration that could not run in one transaction.
 * Uses {@code finding} and {@code sql}; needs only a JDBC connection.
 */
@NullMarked
package io.github.supabasemigrate.history;

import org.jspecify.annotations.NullMarked;
