/**
 * Ways to run some statements of a file in one {@link io.github.supabasemigrate.execute.transaction.Transaction}: all in one message, or
 * one by one; and what a resumed run must know of single statements.
 */
@NullMarked
package io.github.supabasemigrate.execute.transaction;

import org.jspecify.annotations.NullMarked;
