/** Starting again: {@link io.github.supabasemigrate.execute.reset.DatabaseReset} drops what users made and replays the migrations. */
@NullMarked
package io.github.supabasemigrate.execute.reset;

import org.jspecify.annotations.NullMarked;
