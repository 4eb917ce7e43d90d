/**
 * Which object of one state is which of the other under a new name: declared, or plain from the structure. {@link
 * io.github.supabasemigrate.diff.rename.Renames} finds them and gives the catalog as it is after they are done.
 */
@NullMarked
package io.github.supabasemigrate.diff.rename;

import org.jspecify.annotations.NullMarked;
