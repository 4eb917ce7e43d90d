/**
 * Tables tried out: which rows each persona reads, changes and deletes, what it can insert and in whose name, and what a change of
 * its own rows wins it. Facts only; what they mean is for others to judge.
 */
@NullMarked
package io.github.supabasemigrate.access.table;

import org.jspecify.annotations.NullMarked;
