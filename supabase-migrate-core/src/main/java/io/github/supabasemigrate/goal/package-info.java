/**
 * One class a verb: each takes settings and a {@link io.github.supabasemigrate.goal.Workplace}, does its work through the
 * packages below and returns an {@link io.github.supabasemigrate.report.Outcome}. No front end is known here; Maven's goals and
 * any other reach the verbs through {@link io.github.supabasemigrate.SupabaseMigrate}.
 */
@NullMarked
package io.github.supabasemigrate.goal;

import org.jspecify.annotations.NullMarked;
