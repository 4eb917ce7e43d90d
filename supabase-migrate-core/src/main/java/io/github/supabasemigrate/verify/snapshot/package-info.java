/** Texts derived from the schema and committed beside it: compared by verify, rewritten by snapshot. */
@NullMarked
package io.github.supabasemigrate.verify.snapshot;

import org.jspecify.annotations.NullMarked;
