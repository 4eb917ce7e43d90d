/** The access matrix as rules of verify. */
@NullMarked
package io.github.supabasemigrate.verify.access;

import org.jspecify.annotations.NullMarked;
