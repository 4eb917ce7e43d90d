/** Goals that a developer uses while writing: a new migration, a database for tests, the settings. */
@NullMarked
package io.github.supabasemigrate.maven.development;

import org.jspecify.annotations.NullMarked;
