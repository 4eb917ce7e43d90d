/**
 * One migrator at a time, and nobody waits in the dark: {@link io.github.supabasemigrate.execute.lock.MigrationLock} is held on a
 * connection of its own, and the same connection sees who keeps a migration waiting.
 */
@NullMarked
package io.github.supabasemigrate.execute.lock;

import org.jspecify.annotations.NullMarked;
