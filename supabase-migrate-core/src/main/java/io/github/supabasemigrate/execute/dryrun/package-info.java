/**
 * What a run would do, without a trace in the target: as a script to read, or proven on a shadow by
 * {@link io.github.supabasemigrate.execute.dryrun.MigrationProof}.
 */
@NullMarked
package io.github.supabasemigrate.execute.dryrun;

import org.jspecify.annotations.NullMarked;
