package io.github.supabasemigrate.diff.decide;

import io.github.supabasemigrate.catalog.object.ObjectId;
import io.github.supabasemigrate.catalog.relation.Table;
import io.github.supabasemigrate.diff.decide.Decisions.Fate;

/**
 * Whose rows a partitioned table that is made anew has to take over: those of the partitions that it has no more. It steps aside
 * with them until its successor has the rows, be that partitioned in another way or not at all. Partitions that stay keep
 * their own.
 */
final class PartitionRows {

    private final Decisions decisions;

    private PartitionRows(Decisions decisions) {
        this.decisions = decisions;
    }

    static void decide(Decisions decisions) {
        var rows = new PartitionRows(decisions);
        decisions.from().catalog().tables().stream()
                .filter(table -> table.isPartitioned()
                        && decisions.is(table.id(), Fate.REBUILT)
                        && decisions
                                .to()
                                .catalog()
                                .find(table.id(), Table.class)
                                .isPresent()
                        && rows.areLostIn(table.id()))
                .forEach(table -> decisions.aside.add(table.id()));
    }

    private boolean areLostIn(ObjectId table) {
        return decisions.from().children(table).stream()
                .anyMatch(partition -> decisions.is(partition, Fate.DROPPED) || areLostIn(partition));
    }
}
