/** Traces as JSON: kept beside checkpoints, and written for scripts. */
@NullMarked
package io.github.supabasemigrate.trace.json;

import org.jspecify.annotations.NullMarked;
