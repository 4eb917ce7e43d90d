/** Files as such: their names, versions, text, and the names that a team agreed on. */
@NullMarked
package io.github.supabasemigrate.lint.rules.files;

import org.jspecify.annotations.NullMarked;
