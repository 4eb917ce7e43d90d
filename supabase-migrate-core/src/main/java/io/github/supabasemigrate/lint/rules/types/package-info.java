/** Names and types as they are written: what will be regretted later. */
@NullMarked
package io.github.supabasemigrate.lint.rules.types;

import org.jspecify.annotations.NullMarked;
