/**
 * What a run would do, before anything runs: the files of a project compared with the history of a database give a
 * {@link io.github.supabasemigrate.plan.MigrationPlan}. Pure: values in, a value out, so a plan can be shown, asserted and made again
 * once the lock is held. Uses {@code sql}, {@code project} and {@code history}.
 */
@NullMarked
package io.github.supabasemigrate.plan;

import org.jspecify.annotations.NullMarked;
