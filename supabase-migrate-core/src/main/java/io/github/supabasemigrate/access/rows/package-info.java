/**
 * Rows that belong to somebody: {@link io.github.supabasemigrate.access.rows.RowSeeder} puts one into every table for each user,
 * satisfying whatever the schema demands; {@link io.github.supabasemigrate.access.rows.SeededRows} says whose they are and which
 * tables could not be filled. A table without rows is untested, never safe.
 */
@NullMarked
package io.github.supabasemigrate.access.rows;

import org.jspecify.annotations.NullMarked;
