/**
 * What verbs work with: a {@link io.github.supabasemigrate.goal.Run} holds settings, project and
 * {@link io.github.supabasemigrate.goal.Workplace}. The verbs are in the packages below, one class each: it takes a run, does
 * its work through the packages that the library has for it and returns an
 * {@link io.github.supabasemigrate.report.Outcome}. No front end is known here; Maven's goals and any other reach the verbs
 * through {@link io.github.supabasemigrate.SupabaseMigrate}.
 */
@NullMarked
package io.github.supabasemigrate.goal;

import org.jspecify.annotations.NullMarked;
