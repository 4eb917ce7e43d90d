/** The goal {@code lint}: which files, what evidence, which findings are old, what is rewritten, what comes out. */
@NullMarked
package io.github.supabasemigrate.goal.lint;

import org.jspecify.annotations.NullMarked;
