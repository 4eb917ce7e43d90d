package io.github.supabasemigrate.access.rows;

import io.github.supabasemigrate.access.model.AccessModel;
import io.github.supabasemigrate.access.persona.User;
import io.github.supabasemigrate.access.rows.plan.PartitionRows;
import io.github.supabasemigrate.access.rows.plan.PartitionRows.Wanted;
import io.github.supabasemigrate.access.rows.plan.RowJob;
import io.github.supabasemigrate.access.rows.plan.Slots;
import io.github.supabasemigrate.access.rows.plan.TablePlan;
import io.github.supabasemigrate.access.rows.server.SeedSession;
import io.github.supabasemigrate.catalog.Catalog;
import io.github.supabasemigrate.catalog.object.ObjectId;
import io.github.supabasemigrate.catalog.relation.Table;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Finds rows for every partition, so that policies of one that a client names itself have something to decide about. */
final class PartitionSeeder {

    private final SeedSession session;
    private final Catalog catalog;
    private final PartitionRows rows;
    private final Slots slots;

    PartitionSeeder(
            SeedSession session, Catalog catalog, AccessModel model, Map<ObjectId, TablePlan> plans, Slots slots)
            throws SQLException {
        this.session = session;
        this.catalog = catalog;
        this.slots = slots;
        rows = new PartitionRows(catalog, model, plans, session.partitionConstraints());
    }

    /**
     * The rows to make.
     *
     * @param filled tables that stay as they are
     */
    List<RowJob> jobs(Set<ObjectId> filled) throws SQLException {
        List<Wanted> wanted = new ArrayList<>();
        rows.tables().stream()
                .filter(table -> !filled.contains(table))
                .forEach(table -> wanted.addAll(rows.of(table, slots, false)));
        List<RowJob> jobs = solved(wanted);
        Map<ObjectId, Set<ObjectId>> empty = new HashMap<>();
        wanted.forEach(row -> empty.computeIfAbsent(row.job().relation(), key -> new HashSet<>())
                .add(row.job().into()));
        jobs.forEach(job -> empty.getOrDefault(job.relation(), Set.of()).remove(job.into()));
        List<Wanted> strangers = new ArrayList<>();
        empty.forEach((table, partitions) -> strangers.addAll(rows.ofStrangers(table, partitions, slots)));
        jobs.addAll(solved(strangers));
        return jobs;
    }

    /** The rows that users could add. */
    List<RowJob> spares() throws SQLException {
        List<Wanted> wanted = new ArrayList<>();
        rows.tables().forEach(table -> wanted.addAll(rows.of(table, slots, true)));
        return solved(wanted);
    }

    /** Those among the users of some rows who have no account yet. */
    static List<User> strangers(List<RowJob> jobs, List<User> known) {
        return jobs.stream()
                .map(RowJob::user)
                .filter(user -> !known.contains(user))
                .distinct()
                .toList();
    }

    private List<RowJob> solved(List<Wanted> wanted) throws SQLException {
        List<List<List<Integer>>> answers = session.fit(
                wanted.stream().flatMap(row -> row.questions().stream()).toList());
        List<RowJob> jobs = new ArrayList<>();
        int next = 0;
        for (Wanted row : wanted) {
            int end = next + row.questions().size();
            row.solved(answers.subList(next, end)).ifPresent(jobs::add);
            next = end;
        }
        return jobs;
    }

    /** What could be added through a partition that is partitioned itself: what goes into one of its own. */
    List<SpareRow> through(ObjectId partition, List<SpareRow> spares) {
        Map<String, SpareRow> byUser = new TreeMap<>();
        for (SpareRow spare : spares) {
            if (lies(spare.relation(), partition)) {
                byUser.putIfAbsent(spare.user(), new SpareRow(partition, spare.user(), spare.json(), spare.replaces()));
            }
        }
        return List.copyOf(byUser.values());
    }

    private boolean lies(ObjectId below, ObjectId partition) {
        return catalog.find(below, Table.class)
                .flatMap(Table::partitionOf)
                .filter(above -> above.equals(partition) || lies(above, partition))
                .isPresent();
    }
}
