/**
 * Shows that a plan does what it promises: {@link io.github.supabasemigrate.diff.proof.DiffProof} runs it on a throw-away
 * database at the first state and compares what comes out with the second, schema and rows. The server is the judge; nothing
 * here knows how the plan was made.
 */
@NullMarked
package io.github.supabasemigrate.diff.proof;

import org.jspecify.annotations.NullMarked;
