/**
 * Everything that has rows, and what hangs on it: tables, foreign tables, views, materialized views, sequences, and their
 * columns, constraints, indexes, triggers, rules, policies and statistics objects. Parts refer to their relation by id, so
 * that a policy of the user can be told from the platform's table that it guards.
 */
@NullMarked
package io.github.supabasemigrate.catalog.relation;

import org.jspecify.annotations.NullMarked;
