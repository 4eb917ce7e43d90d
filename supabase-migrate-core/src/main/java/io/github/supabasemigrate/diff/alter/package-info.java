/**
 * The statements that alter one object into another of the same name, one class for each group of kinds; {@link
 * io.github.supabasemigrate.diff.alter.Alterations} finds the right one.
 */
@NullMarked
package io.github.supabasemigrate.diff.alter;

import org.jspecify.annotations.NullMarked;
