/**
 * What an observed statement would cost a live database: its work on an empty shadow, times the live tables' rows. The main
 * type is {@link io.github.supabasemigrate.trace.live.LiveEstimate}. Reads the target, never writes to it.
 */
@NullMarked
package io.github.supabasemigrate.trace.live;

import org.jspecify.annotations.NullMarked;
