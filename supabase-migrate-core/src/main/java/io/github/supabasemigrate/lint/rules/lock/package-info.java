/**
 * Statements that keep others waiting. Each rule reads a statement for what may wait or work, and believes the trace where there is
 * one: {@link io.github.supabasemigrate.lint.rules.lock.Suspicion} is what the text says, {@link
 * io.github.supabasemigrate.lint.rules.lock.Evidence} what was seen. What the text does not explain is found by rules of its own.
 */
@NullMarked
package io.github.supabasemigrate.lint.rules.lock;

import org.jspecify.annotations.NullMarked;
