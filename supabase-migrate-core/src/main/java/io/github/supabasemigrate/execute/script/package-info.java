/**
 * Files that run beside the migrations, without a place in the history: {@link io.github.supabasemigrate.execute.script.ScriptRun} reads
 * them piece by piece, because a seed may be larger than the memory.
 */
@NullMarked
package io.github.supabasemigrate.execute.script;

import org.jspecify.annotations.NullMarked;
