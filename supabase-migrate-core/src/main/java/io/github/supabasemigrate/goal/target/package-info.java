/** Verbs about the target database and its history. */
@NullMarked
package io.github.supabasemigrate.goal.target;

import org.jspecify.annotations.NullMarked;
