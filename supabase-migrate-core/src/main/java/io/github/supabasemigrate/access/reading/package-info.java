/**
 * Conditions as values: {@link io.github.supabasemigrate.access.reading.ConditionReader} reads the parse tree of a policy or
 * constraint, resolves every name to the column it means, follows the functions it calls, and gives
 * {@link io.github.supabasemigrate.access.condition.Branch}es: the ways in which the condition can be true. No database.
 */
@NullMarked
package io.github.supabasemigrate.access.reading;

import org.jspecify.annotations.NullMarked;
