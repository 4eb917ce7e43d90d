/**
 * The only writer to a target: {@link io.github.supabasemigrate.execute.MigrationExecutor} runs a
 * {@link io.github.supabasemigrate.plan.MigrationPlan} so that every migration happens exactly once, whatever fails in between. Uses
 * {@code plan}, {@code history}, {@code database}, {@code project} and {@code sql}.
 */
@NullMarked
package io.github.supabasemigrate.execute;

import org.jspecify.annotations.NullMarked;
