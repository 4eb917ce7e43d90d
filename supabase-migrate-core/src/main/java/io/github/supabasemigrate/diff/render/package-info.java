/**
 * The objects of a catalog as the statements that create, attach and drop them. {@link
 * io.github.supabasemigrate.diff.render.SqlRenderer} is the entrance; one class a family of kinds knows the syntax.
 */
@NullMarked
package io.github.supabasemigrate.diff.render;

import org.jspecify.annotations.NullMarked;
