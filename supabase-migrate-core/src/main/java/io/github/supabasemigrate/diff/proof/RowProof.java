package io.github.supabasemigrate.diff.proof;

import io.github.supabasemigrate.catalog.Catalog;
import io.github.supabasemigrate.catalog.object.ObjectId;
import io.github.supabasemigrate.catalog.object.ObjectKind;
import io.github.supabasemigrate.catalog.relation.Column;
import io.github.supabasemigrate.catalog.relation.Table;
import io.github.supabasemigrate.diff.proof.StoredTables.Stored;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Rows before and after a plan. A column is followed by PostgreSQL's own number for it, else by name; partitions count together
 * with the table that they are, or become, part of. One object watches one run: {@link #before}, then {@link #losses}.
 */
final class RowProof {

    private final Catalog from;
    private final Catalog to;
    private final Map<ObjectId, ObjectId> groups = new HashMap<>();
    private final Map<Long, Stored> known = new LinkedHashMap<>();
    private final Map<ObjectId, RowDigest> digests = new TreeMap<>();

    /**
     * @param from the first state
     * @param to the second state
     */
    RowProof(Catalog from, Catalog to) {
        this.from = from;
        this.to = to;
        from.tables().forEach(table -> table.partitionOf().ifPresent(parent -> join(table.id(), parent)));
        to.tables().forEach(table -> table.partitionOf().ifPresent(parent -> join(table.id(), parent)));
    }

    private void join(ObjectId one, ObjectId other) {
        ObjectId first = group(one);
        ObjectId second = group(other);
        if (!first.equals(second)) {
            groups.put(first, second);
        }
    }

    private ObjectId group(ObjectId table) {
        ObjectId group = table;
        while (groups.containsKey(group)) {
            group = groups.get(group);
        }
        return group;
    }

    /** Counts and sums what is there. */
    void before(Connection superuser) throws SQLException {
        for (Stored table : StoredTables.read(superuser)) {
            if (from.contains(table.id())) {
                known.put(table.oid(), table);
                Map<String, String> names = new LinkedHashMap<>();
                table.columns().values().forEach(name -> names.put(name, name));
                RowDigest digest = RowDigest.of(superuser, table.id(), names, stable(table.id()));
                digests.merge(group(table.id()), digest, RowDigest::plus);
            }
        }
    }

    /** How many rows were counted. */
    long rows() {
        return digests.values().stream().mapToLong(RowDigest::rows).sum();
    }

    /** Columns that have the same name and type in both states, sorted. */
    private List<String> stable(ObjectId table) {
        Optional<Table> before = from.find(table, Table.class);
        Optional<Table> after = to.find(table, Table.class);
        if (before.isEmpty() || after.isEmpty()) {
            return List.of();
        }
        return before.get().columns().stream()
                .filter(column -> !column.isGenerated()
                        && after.get()
                                .column(column.name())
                                .filter(same ->
                                        !same.isGenerated() && same.type().equals(column.type()))
                                .isPresent())
                .map(Column::name)
                .sorted()
                .toList();
    }

    /**
     * What is not there any more.
     *
     * @param declared what the plan itself says is lost: tables and columns, by their names after all renames
     * @return sentences, empty when nothing is lost in silence
     */
    List<String> losses(Connection superuser, Set<ObjectId> declared) throws SQLException {
        var after = new TreeMap<ObjectId, RowDigest>();
        var types = new HashMap<ObjectId, Map<String, Boolean>>();
        var declaredBefore = new HashSet<>(declared);
        for (Stored table : StoredTables.read(superuser)) {
            Stored before = known.get(table.oid());
            ObjectId was = before == null ? table.id() : before.id();
            declared.stream()
                    .filter(lost -> lost.isPartOf(table.id()))
                    .forEach(lost -> declaredBefore.add(was.child(lost.kind(), lost.name())));
            Map<String, String> names = names(table, before);
            List<String> stable = stable(was).stream()
                    .map(name -> nameNow(names, name))
                    .flatMap(Optional::stream)
                    .toList();
            after.merge(group(was), RowDigest.of(superuser, table.id(), names, stable), RowDigest::plus);
            types.computeIfAbsent(group(was), key -> new HashMap<>()).putAll(sameTypes(was, table.id(), names));
        }
        var losses = new ArrayList<String>();
        digests.forEach((group, digest) -> losses.addAll(new Loss(
                        group,
                        digest,
                        after.getOrDefault(group, RowDigest.NOTHING),
                        types.getOrDefault(group, Map.of()))
                .found(declaredBefore)));
        return losses;
    }

    private static Optional<String> nameNow(Map<String, String> names, String was) {
        return names.entrySet().stream()
                .filter(name -> name.getValue().equals(was))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /** The names now, each with the name before. */
    private static Map<String, String> names(Stored table, @Nullable Stored before) {
        Map<String, String> names = new LinkedHashMap<>();
        table.columns().forEach((number, name) -> {
            String was = before == null ? null : before.columns().get(number);
            names.put(name, was == null ? name : was);
        });
        return names;
    }

    /** Whether each column, by its name before, has the type that it had. */
    private Map<String, Boolean> sameTypes(ObjectId was, ObjectId now, Map<String, String> names) {
        return names.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getValue,
                        name -> type(from, was, name.getValue()).equals(type(to, now, name.getKey())),
                        Boolean::logicalAnd));
    }

    private static Optional<String> type(Catalog catalog, ObjectId table, String column) {
        return catalog.find(table, Table.class)
                .flatMap(found -> found.column(column))
                .map(found -> found.type().sql());
    }

    /** One group of tables before and after. */
    private record Loss(ObjectId table, RowDigest before, RowDigest after, Map<String, Boolean> sameTypes) {

        List<String> found(Set<ObjectId> declared) {
            if (before.rows() == 0 || declared.contains(table)) {
                return List.of();
            }
            if (after.rows() != before.rows()) {
                return List.of("`%s` had %d rows and has %d".formatted(table.display(), before.rows(), after.rows()));
            }
            var losses = new ArrayList<String>();
            before.columns().forEach((column, values) -> {
                if (!declared.contains(table.child(ObjectKind.COLUMN, column))) {
                    compare(column, values, losses);
                }
            });
            if (losses.isEmpty() && before.together().compareTo(after.together()) != 0 && hasAllColumns()) {
                losses.add("values of `%s` changed rows".formatted(table.display()));
            }
            return losses;
        }

        private boolean hasAllColumns() {
            return after.columns().keySet().containsAll(before.columns().keySet())
                    && before.columns().keySet().stream().allMatch(name -> sameTypes.getOrDefault(name, false));
        }

        private void compare(String column, RowDigest.Values values, List<String> losses) {
            RowDigest.Values now = after.columns().get(column);
            String name = table.display() + "." + column;
            if (now == null) {
                if (values.count() > 0) {
                    losses.add("`%s` is gone with %d values".formatted(name, values.count()));
                }
            } else if (now.count() < values.count()) {
                losses.add("`%s` had %d values and has %d".formatted(name, values.count(), now.count()));
            } else if (sameTypes.getOrDefault(column, false)
                    && now.count() == values.count()
                    && now.digest().compareTo(values.digest()) != 0) {
                losses.add("values of `%s` changed".formatted(name));
            }
        }
    }
}
