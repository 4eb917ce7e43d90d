/**
 * Pending files made ready to be sent while the server is busy with those before them; begin at
 * {@link io.github.supabasemigrate.execute.ready.FilesAhead}. Depends on {@code plan} and {@code history}.
 */
@NullMarked
package io.github.supabasemigrate.execute.ready;

import org.jspecify.annotations.NullMarked;
