/** What goes together and what cannot: transactions of the file's own, statements that run alone, enum values. */
@NullMarked
package io.github.supabasemigrate.lint.rules.transaction;

import org.jspecify.annotations.NullMarked;
