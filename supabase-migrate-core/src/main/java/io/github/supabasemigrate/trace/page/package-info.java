/** A trace as a page for people: {@link io.github.supabasemigrate.trace.page.TracePage}. Depends on {@code trace} and {@code sql}. */
@NullMarked
package io.github.supabasemigrate.trace.page;

import org.jspecify.annotations.NullMarked;
