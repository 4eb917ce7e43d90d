/**
 * What a user reads when a statement fails: {@link io.github.supabasemigrate.execute.failure.FailureMessage} shows the place, the statement,
 * the server's words and what to do next.
 */
@NullMarked
package io.github.supabasemigrate.execute.failure;

import org.jspecify.annotations.NullMarked;
