package io.github.supabasemigrate.trace;

import io.github.supabasemigrate.trace.Observation.Counts;
import io.github.supabasemigrate.trace.Observation.Row;
import io.github.supabasemigrate.trace.StatementTrace.IndexBuild;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a look after a statement means, given what was before it. The server counts identifiers upwards, so that a number tells whether
 * something is older than the file; storage whose number was never seen is new.
 */
final class TraceReading {

    private static final Comparator<ObservedLock> ORDER = Comparator.comparing(
                    (ObservedLock lock) -> lock.relation().qualifiedName())
            .thenComparing(ObservedLock::mode);

    private final FileState file;
    private final List<Row> rows;
    private final Map<Long, ObservedRelation> relations = new HashMap<>();

    TraceReading(FileState file, List<Row> rows) {
        this.file = file;
        this.rows = rows;
        for (Row row : rows) {
            ObservedRelation relation = row.relation();
            if (relation != null) {
                relations.putIfAbsent(row.oid(), relation);
            }
        }
    }

    /**
     * The reading of a statement that ran by itself: what was seen from outside, and what is held since if it was a BEGIN or
     * the like.
     */
    static TraceReading ofSightings(FileState file, Map<Long, Set<LockMode>> seen, List<Row> now) {
        Set<String> closed = now.stream()
                .filter(row -> seen.getOrDefault(row.oid(), Set.of()).contains(LockMode.ACCESS_EXCLUSIVE))
                .map(row -> file.name(row.oid()))
                .filter(Objects::nonNull)
                .map(ObservedRelation::qualifiedName)
                .collect(Collectors.toSet());
        return new TraceReading(
                file,
                now.stream()
                        .map(row -> {
                            Set<LockMode> modes = new HashSet<>(row.modes());
                            modes.addAll(seen.getOrDefault(row.oid(), Set.of()));
                            if (isDeadIndex(row, file.name(row.oid()), closed)) {
                                modes.remove(LockMode.ACCESS_EXCLUSIVE);
                            }
                            return new Row(row.oid(), modes, row.relation(), row.storage(), row.counts());
                        })
                        .toList());
    }

    /** The concurrent forms lock an index in full only when nobody uses it any more; other forms lock its table as well. */
    private static boolean isDeadIndex(Row row, @Nullable ObservedRelation before, Set<String> closed) {
        return row.relation() == null
                && before != null
                && before.kind() == ObservedRelation.Kind.INDEX
                && !closed.contains(String.valueOf(before.table()));
    }

    /** What the statement took and the transaction did not have. */
    List<ObservedLock> locks() {
        List<ObservedLock> locks = new ArrayList<>();
        for (Row row : rows) {
            addLocks(row.oid(), row.modes(), file.held(row.oid()), locks);
        }
        locks.sort(ORDER);
        return locks;
    }

    List<ObservedLock> held() {
        List<ObservedLock> held = new ArrayList<>();
        file.held().forEach((oid, modes) -> addLocks(oid, modes, Set.of(), held));
        held.sort(ORDER);
        return held;
    }

    private void addLocks(long oid, Set<LockMode> modes, Set<LockMode> without, List<ObservedLock> locks) {
        ObservedRelation relation = file.isOld(oid) ? relation(oid) : null;
        if (relation != null) {
            for (LockMode mode : modes) {
                if (!without.contains(mode)) {
                    locks.add(new ObservedLock(relation, mode));
                }
            }
        }
    }

    /** Under its name before the file; a partition that comes or goes is not part of what others read. */
    private @Nullable ObservedRelation relation(long oid) {
        ObservedRelation now = relations.get(oid);
        ObservedRelation before = file.name(oid);
        if (before == null || now == null) {
            return before == null ? now : before;
        }
        return before.partitionOfAlso(now);
    }

    List<ObservedRelation> rewritten() {
        List<ObservedRelation> rewritten = new ArrayList<>();
        for (Row row : rows) {
            ObservedRelation relation = row.relation();
            if (relation != null
                    && relation.kind().holdsRows()
                    && file.isOld(row.oid())
                    && file.isNewStorage(row.storage())) {
                rewritten.add(named(row, relation));
            }
        }
        rewritten.sort(Comparator.comparing(ObservedRelation::qualifiedName));
        return rewritten;
    }

    /** A change of type drops an index and makes it again under the same name, with or without its old storage. */
    List<IndexBuild> indexBuilds() {
        if (rows.isEmpty()) {
            return List.of();
        }
        Set<String> vanished = rows.stream()
                .filter(row -> row.relation() == null && file.isOld(row.oid()))
                .map(row -> file.name(row.oid()))
                .filter(Objects::nonNull)
                .map(ObservedRelation::qualifiedName)
                .collect(Collectors.toSet());
        Set<String> oldTables = rows.stream()
                .filter(row -> row.relation() != null && file.isOld(row.oid()))
                .map(row -> Objects.requireNonNull(row.relation()).qualifiedName())
                .collect(Collectors.toSet());
        List<IndexBuild> builds = new ArrayList<>();
        for (Row row : rows) {
            ObservedRelation index = row.relation();
            if (index != null && index.kind() == ObservedRelation.Kind.INDEX && file.isNewStorage(row.storage())) {
                boolean isAgain = file.isOld(row.oid()) || vanished.contains(index.qualifiedName());
                if (isAgain || oldTables.contains(String.valueOf(index.table()))) {
                    builds.add(new IndexBuild(named(row, index), isAgain));
                }
            }
        }
        builds.sort(Comparator.comparing(build -> build.index().qualifiedName()));
        return builds;
    }

    List<TableActivity> activity() {
        List<TableActivity> activity = new ArrayList<>();
        for (Row row : rows) {
            ObservedRelation table = row.relation();
            Counts counts = row.counts().since(file.countsBefore(row.oid()));
            if (table != null && file.isOld(row.oid()) && !counts.isNothing()) {
                activity.add(new TableActivity(
                        named(row, table),
                        counts.scans(),
                        counts.rowsRead(),
                        counts.inserted(),
                        counts.updated(),
                        counts.deleted()));
            }
        }
        activity.sort(Comparator.comparing(each -> each.table().qualifiedName()));
        return activity;
    }

    /** Under the name that it had before the file changed it. */
    private ObservedRelation named(Row row, ObservedRelation now) {
        ObservedRelation before = file.name(row.oid());
        return before == null ? now : before;
    }
}
