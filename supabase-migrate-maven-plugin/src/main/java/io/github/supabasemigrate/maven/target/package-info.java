/** Goals about the target database and its history. */
@NullMarked
package io.github.supabasemigrate.maven.target;

import org.jspecify.annotations.NullMarked;
