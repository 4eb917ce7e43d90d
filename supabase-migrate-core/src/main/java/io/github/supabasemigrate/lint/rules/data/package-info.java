/** Statements that write rows. */
@NullMarked
package io.github.supabasemigrate.lint.rules.data;

import org.jspecify.annotations.NullMarked;
