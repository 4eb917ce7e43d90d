/**
 * Which rows a partition takes, read from its bound as PostgreSQL prints it: {@link
 * io.github.supabasemigrate.diff.partition.PartitionBound} as a condition, {@link
 * io.github.supabasemigrate.diff.partition.Coverage} of one by others, and where rows go whose partition does.
 */
@NullMarked
package io.github.supabasemigrate.diff.partition;

import org.jspecify.annotations.NullMarked;
