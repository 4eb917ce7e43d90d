package io.github.supabasemigrate.access.inference;

import io.github.supabasemigrate.access.model.Partitions;
import io.github.supabasemigrate.catalog.Catalog;
import io.github.supabasemigrate.catalog.object.ObjectId;
import io.github.supabasemigrate.catalog.object.ObjectKind;
import io.github.supabasemigrate.catalog.relation.MaterializedView;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Which relations' rows decide about access to which. */
final class Readers {

    private final Map<ObjectId, Set<ObjectId>> reads = new TreeMap<>();

    Readers(Catalog catalog, Facts facts) {
        facts.tablesWithPolicies()
                .forEach(table -> reads.computeIfAbsent(table, key -> new TreeSet<>())
                        .addAll(facts.mentionedBy(table).queried()));
        facts.tablesWithPolicies()
                .forEach(table ->
                        reads.computeIfAbsent(table, key -> new TreeSet<>()).add(Partitions.root(catalog, table)));
        Stream.concat(catalog.views().stream(), catalog.all(MaterializedView.class).stream())
                .map(relation -> relation.id())
                .forEach(view -> reads.computeIfAbsent(view, key -> new TreeSet<>())
                        .addAll(catalog.dependencies().of(view).stream()
                                .map(dependency -> relation(dependency.on()))
                                .toList()));
    }

    /** A view that picks columns depends on them, not on their table. */
    private static ObjectId relation(ObjectId on) {
        return on.kind() == ObjectKind.COLUMN ? ObjectId.table(on.schema(), on.parent()) : on;
    }

    /** For each relation, those whose visible rows may change with its rows: itself, what reads it, and so on. */
    Map<ObjectId, Set<ObjectId>> closure() {
        Map<ObjectId, Set<ObjectId>> readers = new TreeMap<>();
        for (ObjectId reader : reads.keySet()) {
            Deque<ObjectId> open = new ArrayDeque<>(Set.of(reader));
            Set<ObjectId> seen = new TreeSet<>(Set.of(reader));
            while (!open.isEmpty()) {
                for (ObjectId next : reads.getOrDefault(open.pop(), Set.of())) {
                    if (seen.add(next)) {
                        open.push(next);
                    }
                }
            }
            seen.forEach(read ->
                    readers.computeIfAbsent(read, key -> new TreeSet<>()).add(reader));
        }
        return readers;
    }
}
