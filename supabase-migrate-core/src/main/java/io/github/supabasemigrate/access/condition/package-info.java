/**
 * Conditions as values, once their names are resolved: {@link io.github.supabasemigrate.access.condition.Branch}es are the ways in which one
 * can be true, each made of {@link io.github.supabasemigrate.access.condition.Comparison}s.
 */
@NullMarked
package io.github.supabasemigrate.access.condition;

import org.jspecify.annotations.NullMarked;
