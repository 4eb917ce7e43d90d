/** Rewrites of files by what rules propose. */
@NullMarked
package io.github.supabasemigrate.lint.fix;

import org.jspecify.annotations.NullMarked;
