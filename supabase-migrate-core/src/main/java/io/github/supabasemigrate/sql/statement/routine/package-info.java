/** Typed views of functions, procedures and DO blocks. */
@NullMarked
package io.github.supabasemigrate.sql.statement.routine;

import org.jspecify.annotations.NullMarked;
