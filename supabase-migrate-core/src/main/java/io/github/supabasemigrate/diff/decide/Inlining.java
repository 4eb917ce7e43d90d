package io.github.supabasemigrate.diff.decide;

import io.github.supabasemigrate.catalog.Catalog;
import io.github.supabasemigrate.catalog.object.ObjectId;
import io.github.supabasemigrate.catalog.object.ObjectKind;
import io.github.supabasemigrate.catalog.object.Options;
import io.github.supabasemigrate.catalog.relation.Constraint;
import io.github.supabasemigrate.catalog.relation.Index;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which constraints are written inside {@code CREATE TABLE}: keys and checks that call nothing and are valid. */
public final class Inlining {

    private final Catalog catalog;
    private final PartitionIndexes partitions;
    private final Map<ObjectId, List<Constraint>> inlined = new HashMap<>();
    private final Map<ObjectId, ObjectId> tables = new HashMap<>();

    public Inlining(Decisions decisions) {
        this.catalog = decisions.to().catalog();
        this.partitions = new PartitionIndexes(decisions);
    }

    /** Adds a constraint of a table that is created, if it can be written inside it. */
    public boolean add(Constraint constraint) {
        if (!canBeInlined(constraint)) {
            return false;
        }
        inlined.computeIfAbsent(constraint.table(), key -> new ArrayList<>()).add(constraint);
        tables.put(constraint.id(), constraint.table());
        return true;
    }

    /** In the order of their types and names. */
    public List<Constraint> of(ObjectId table) {
        return inlined.getOrDefault(table, List.of()).stream()
                .sorted(Comparator.comparing(Constraint::type).thenComparing(Constraint::id))
                .toList();
    }

    /** The table that a constraint is written in. */
    public Optional<ObjectId> tableOf(ObjectId constraint) {
        return Optional.ofNullable(tables.get(constraint));
    }

    private boolean canBeInlined(Constraint constraint) {
        if (constraint.type() == Constraint.Type.FOREIGN_KEY) {
            return false;
        }
        if (constraint.type().isKey()) {
            return indexOf(constraint).map(this::isPlain).orElse(true);
        }
        return constraint.isValidated()
                && catalog.dependencies().of(constraint.id()).stream()
                        .noneMatch(need -> need.on().kind() == ObjectKind.FUNCTION);
    }

    /** Written as the key alone; a partition's own key that looks like the table's waits until it is one. */
    private boolean isPlain(Index index) {
        return index.tablespace() == null
                && index.options().equals(Options.NONE)
                && !partitions.isAlone(index)
                && !partitions.isLookalike(index);
    }

    private Optional<Index> indexOf(Constraint constraint) {
        String index = constraint.index();
        return index == null
                ? Optional.empty()
                : catalog.find(ObjectId.of(ObjectKind.INDEX, constraint.schema(), index), Index.class);
    }
}
