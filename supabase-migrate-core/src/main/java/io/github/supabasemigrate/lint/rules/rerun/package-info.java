/** Whether a migration may run twice: what has no {@code IF NOT EXISTS}, no {@code OR REPLACE}, no guard, or the wrong one. */
@NullMarked
package io.github.supabasemigrate.lint.rules.rerun;

import org.jspecify.annotations.NullMarked;
