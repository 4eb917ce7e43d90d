/** Verbs for the developer who writes: a new migration, a database for tests, the settings. */
@NullMarked
package io.github.supabasemigrate.goal.development;

import org.jspecify.annotations.NullMarked;
