/**
 * In which order things happen: {@link io.github.supabasemigrate.diff.order.Step} is what is done with one object, {@link
 * io.github.supabasemigrate.diff.order.TopologicalOrder} sorts.
 */
@NullMarked
package io.github.supabasemigrate.diff.order;

import org.jspecify.annotations.NullMarked;
