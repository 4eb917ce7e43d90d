/**
 * Shadows on a server that somebody else runs: {@link io.github.supabasemigrate.shadow.existing.ExistingHost}. Ours are told
 * by the prefix of their names, and alive while their owner holds a lock.
 */
@NullMarked
package io.github.supabasemigrate.shadow.existing;

import org.jspecify.annotations.NullMarked;
