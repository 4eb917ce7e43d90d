/**
 * Promises held against what the migrations made. {@link io.github.supabasemigrate.verify.Verifier} asks every
 * {@link io.github.supabasemigrate.verify.VerifyRule} that is switched on; rules are pure functions of a
 * {@link io.github.supabasemigrate.replay.ReplayedSchema}. By topic: {@code expect} counts and required objects,
 * {@code security} row level security, {@code manifest} the JSON of allowed names, {@code history} edited migrations,
 * {@code state} determinism, drift and the target's health, {@code snapshot} committed texts.
 */
@NullMarked
package io.github.supabasemigrate.verify;

import org.jspecify.annotations.NullMarked;
