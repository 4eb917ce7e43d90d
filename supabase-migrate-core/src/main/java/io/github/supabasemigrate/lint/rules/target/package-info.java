/** What a statement would meet on the target, decided by asking it: {@code lint.preflight} does, where the target's address is known. */
@NullMarked
package io.github.supabasemigrate.lint.rules.target;

import org.jspecify.annotations.NullMarked;
