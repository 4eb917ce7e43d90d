/**
 * What pending statements would meet on the target: rows that they stumble over or destroy, time and space that they take, sessions that
 * stand in their way. {@link io.github.supabasemigrate.lint.preflight.RowQuestions} reads the questions from the statements,
 * {@link io.github.supabasemigrate.lint.preflight.Preflight} asks them without writing anything. Answers are faults of
 * {@code lint.probe}. Depends on {@code sql} and {@code trace.live}.
 */
@NullMarked
package io.github.supabasemigrate.lint.preflight;

import org.jspecify.annotations.NullMarked;
