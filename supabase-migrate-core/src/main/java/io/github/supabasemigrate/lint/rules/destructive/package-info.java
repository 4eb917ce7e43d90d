/** Statements that destroy rows or break running programs, told from their text. */
@NullMarked
package io.github.supabasemigrate.lint.rules.destructive;

import org.jspecify.annotations.NullMarked;
