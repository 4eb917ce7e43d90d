/** What is inside functions and DO blocks. */
@NullMarked
package io.github.supabasemigrate.lint.rules.routines;

import org.jspecify.annotations.NullMarked;
