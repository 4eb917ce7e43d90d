/** What the finished schema lacks or has twice: keys, indexes, types that fit. Decided by the catalog. */
@NullMarked
package io.github.supabasemigrate.lint.rules.design;

import org.jspecify.annotations.NullMarked;
