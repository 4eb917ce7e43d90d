/** What may be wrong with a file as a text, and with what it asks of the linter. */
@NullMarked
package io.github.supabasemigrate.lint.rules.meta;

import org.jspecify.annotations.NullMarked;
