/**
 * Results, printed and written. An {@link io.github.supabasemigrate.report.Outcome} is what every goal comes to.
 * May use every package but the goals.
 */
@NullMarked
package io.github.supabasemigrate.report;

import org.jspecify.annotations.NullMarked;
