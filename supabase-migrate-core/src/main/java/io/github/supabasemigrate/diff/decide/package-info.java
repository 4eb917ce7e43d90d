/**
 * What has to happen with each object, before any SQL is written: altered in place, or rebuilt together with all that hangs
 * on it. {@link io.github.supabasemigrate.diff.decide.Decisions} is the outcome.
 */
@NullMarked
package io.github.supabasemigrate.diff.decide;

import org.jspecify.annotations.NullMarked;
