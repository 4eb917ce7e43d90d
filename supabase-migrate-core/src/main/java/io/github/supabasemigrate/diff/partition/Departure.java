package io.github.supabasemigrate.diff.partition;

import io.github.supabasemigrate.catalog.object.ObjectId;

/**
 * A partition that goes and whose rows other partitions of the same table take.
 *
 * @param partition the one that goes, or the table with its partitions
 * @param waiting its name from when it is no partition any more until its rows have moved
 * @param table the table above, which stays
 * @param coverage how many of its rows the others take for sure
 */
public record Departure(ObjectId partition, ObjectId waiting, ObjectId table, Coverage coverage) {}
