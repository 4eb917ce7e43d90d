/**
 * What a statement would cost a live database: its work as observed on an empty shadow, or as expected from its form where it was
 * never observed, times the live tables' rows. The main type is {@link io.github.supabasemigrate.trace.live.LiveEstimate}. Reads the target, never writes to it.
 */
@NullMarked
package io.github.supabasemigrate.trace.live;

import org.jspecify.annotations.NullMarked;
