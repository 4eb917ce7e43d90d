/** Other ways to rows than naming their table: views, functions, foreign keys that cascade, copies, keys that collide. */
@NullMarked
package io.github.supabasemigrate.access.surface;

import org.jspecify.annotations.NullMarked;
