/** How many objects of which kind there must be, and which must or must not exist. */
@NullMarked
package io.github.supabasemigrate.verify.expect;

import org.jspecify.annotations.NullMarked;
