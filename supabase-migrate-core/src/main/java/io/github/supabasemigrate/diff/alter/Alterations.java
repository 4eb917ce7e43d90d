package io.github.supabasemigrate.diff.alter;

import io.github.supabasemigrate.catalog.database.DatabaseProperties;
import io.github.supabasemigrate.catalog.database.DatabaseSetting;
import io.github.supabasemigrate.catalog.database.Extension;
import io.github.supabasemigrate.catalog.database.Publication;
import io.github.supabasemigrate.catalog.database.Subscription;
import io.github.supabasemigrate.catalog.foreign.ForeignDataWrapper;
import io.github.supabasemigrate.catalog.foreign.ForeignServer;
import io.github.supabasemigrate.catalog.foreign.UserMapping;
import io.github.supabasemigrate.catalog.object.CatalogObject;
import io.github.supabasemigrate.catalog.object.ObjectId;
import io.github.supabasemigrate.catalog.object.ObjectKind;
import io.github.supabasemigrate.catalog.relation.Constraint;
import io.github.supabasemigrate.catalog.relation.ExtendedStatistics;
import io.github.supabasemigrate.catalog.relation.ForeignTable;
import io.github.supabasemigrate.catalog.relation.Index;
import io.github.supabasemigrate.catalog.relation.MaterializedView;
import io.github.supabasemigrate.catalog.relation.Policy;
import io.github.supabasemigrate.catalog.relation.Relation;
import io.github.supabasemigrate.catalog.relation.Rule;
import io.github.supabasemigrate.catalog.relation.Sequence;
import io.github.supabasemigrate.catalog.relation.Table;
import io.github.supabasemigrate.catalog.relation.Trigger;
import io.github.supabasemigrate.catalog.relation.View;
import io.github.supabasemigrate.catalog.routine.Aggregate;
import io.github.supabasemigrate.catalog.routine.EventTrigger;
import io.github.supabasemigrate.catalog.routine.Routine;
import io.github.supabasemigrate.catalog.search.TextSearchConfiguration;
import io.github.supabasemigrate.catalog.search.TextSearchDictionary;
import io.github.supabasemigrate.catalog.type.BaseType;
import io.github.supabasemigrate.catalog.type.CompositeType;
import io.github.supabasemigrate.catalog.type.DomainType;
import io.github.supabasemigrate.catalog.type.EnumType;
import io.github.supabasemigrate.catalog.type.Operator;
import io.github.supabasemigrate.catalog.type.OperatorFamily;
import io.github.supabasemigrate.diff.decide.Decisions.Fate;
import io.github.supabasemigrate.diff.decide.Inlining;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiConsumer;

/** Writes the statements of all decisions: each kind by its own class. */
public final class Alterations {

    private final Work work;
    private final Map<Class<?>, BiConsumer<CatalogObject, CatalogObject>> byKind = new HashMap<>();
    private final ColumnAlteration columns;
    private final Drops drops;
    private final Creations creations;

    public Alterations(Work work) {
        this.work = work;
        this.columns = new ColumnAlteration(work);
        this.drops = new Drops(work);
        this.creations = new Creations(work);
        registerRelations();
        registerOthers();
    }

    private void registerRelations() {
        var tables = new TableAlteration(work);
        var keys = new KeyAlteration(work);
        var views = new ViewAlteration(work);
        var routines = new RoutineAlteration(work);
        kind(Table.class, tables::alter);
        kind(ForeignTable.class, tables::alter);
        kind(Constraint.class, keys::alter);
        kind(Index.class, keys::alter);
        kind(ExtendedStatistics.class, keys::alter);
        kind(Sequence.class, new SequenceAlteration(work)::alter);
        kind(View.class, views::alter);
        kind(MaterializedView.class, views::alter);
        kind(Policy.class, routines::alter);
        kind(Trigger.class, routines::alter);
        kind(Rule.class, routines::alter);
        kind(Routine.class, routines::alter);
        kind(Aggregate.class, routines::alter);
        kind(EventTrigger.class, routines::alter);
    }

    private void registerOthers() {
        var types = new TypeAlteration(work);
        var database = new DatabaseAlteration(work);
        var others = new OtherAlteration(work);
        kind(EnumType.class, types::alter);
        kind(DomainType.class, types::alter);
        kind(CompositeType.class, types::alter);
        kind(BaseType.class, types::alter);
        kind(Extension.class, database::alter);
        kind(DatabaseSetting.class, database::alter);
        kind(DatabaseProperties.class, database::alter);
        kind(Publication.class, database::alter);
        kind(Subscription.class, database::alter);
        kind(ForeignDataWrapper.class, others::alter);
        kind(ForeignServer.class, others::alter);
        kind(UserMapping.class, others::alter);
        kind(TextSearchConfiguration.class, others::alter);
        kind(TextSearchDictionary.class, others::alter);
        kind(Operator.class, others::alter);
        kind(OperatorFamily.class, others::alter);
    }

    private <T extends CatalogObject> void kind(Class<T> type, BiConsumer<T, T> alter) {
        byKind.put(type, (before, after) -> alter.accept(type.cast(before), type.cast(after)));
    }

    /** Writes all; returns what was written into tables, by the table. */
    public Inlining write() {
        work.decisions().fates().forEach((id, fate) -> {
            if (id.kind() == ObjectKind.COLUMN) {
                column(id, fate);
            } else {
                object(id, fate);
            }
        });
        work.decisions().explicit().stream()
                .filter(id -> id.kind() == ObjectKind.COLUMN)
                .forEach(columns::release);
        return creations.inlining();
    }

    private void column(ObjectId id, Fate fate) {
        boolean isMoot = work.decisions()
                .from()
                .relation(id)
                .map(Relation::id)
                .filter(work.decisions()::goes)
                .isPresent();
        if (!isMoot) {
            columns.write(id, fate);
        }
    }

    private void object(ObjectId id, Fate fate) {
        CatalogObject before = work.decisions().from().catalog().find(id).orElse(null);
        CatalogObject after = work.decisions().to().catalog().find(id).orElse(null);
        if (before != null && (fate == Fate.DROPPED || fate == Fate.REBUILT)) {
            drops.drop(before);
        }
        if (after != null && (fate == Fate.CREATED || fate == Fate.REBUILT)) {
            creations.create(after);
        }
        if (before != null && after != null && fate == Fate.ALTERED) {
            byKind.getOrDefault(before.getClass(), work::reattach).accept(before, after);
        }
    }
}
