/**
 * Which rows to make, in which order, and what to put into each column: {@link io.github.supabasemigrate.access.rows.plan.RowPlan}. No
 * database.
 */
@NullMarked
package io.github.supabasemigrate.access.rows.plan;

import org.jspecify.annotations.NullMarked;
