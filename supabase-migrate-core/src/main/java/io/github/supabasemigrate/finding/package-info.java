/**
 * What any check reports: a {@link io.github.supabasemigrate.finding.Finding} for expected badness, a
 * {@link io.github.supabasemigrate.finding.MigrateException} for what stops the work. Depends on nothing.
 */
@NullMarked
package io.github.supabasemigrate.finding;

import org.jspecify.annotations.NullMarked;
