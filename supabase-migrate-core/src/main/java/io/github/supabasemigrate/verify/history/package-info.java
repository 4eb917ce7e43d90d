/** Migrations are append-only: none that others may have run is edited, renamed or deleted. */
@NullMarked
package io.github.supabasemigrate.verify.history;

import org.jspecify.annotations.NullMarked;
