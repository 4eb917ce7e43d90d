package io.github.supabasemigrate.diff.alter;

import io.github.supabasemigrate.catalog.database.DatabaseSetting;
import io.github.supabasemigrate.catalog.object.CatalogObject;
import io.github.supabasemigrate.catalog.object.ObjectId;
import io.github.supabasemigrate.catalog.object.ObjectKind;
import io.github.supabasemigrate.catalog.relation.Index;
import io.github.supabasemigrate.catalog.relation.Policy;
import io.github.supabasemigrate.catalog.relation.Sequence;
import io.github.supabasemigrate.catalog.relation.Table;
import io.github.supabasemigrate.catalog.relation.View;
import io.github.supabasemigrate.catalog.routine.Routine;
import io.github.supabasemigrate.diff.alter.rows.RowMoves;
import io.github.supabasemigrate.diff.change.Change;
import io.github.supabasemigrate.diff.change.Hazard;
import io.github.supabasemigrate.diff.decide.Decisions;
import io.github.supabasemigrate.diff.decide.GoneWith;
import io.github.supabasemigrate.diff.order.Verb;
import io.github.supabasemigrate.diff.partition.Departure;
import io.github.supabasemigrate.diff.render.DatabaseSql;
import io.github.supabasemigrate.diff.render.Names;
import io.github.supabasemigrate.diff.render.TableSql;
import io.github.supabasemigrate.diff.render.ViewSql;
import java.util.List;
import java.util.Optional;

/** Objects that go: dropped, put aside until their data has moved, or gone with something else. */
final class Drops {

    private final Work work;
    private final Decisions decisions;

    Drops(Work work) {
        this.work = work;
        this.decisions = work.decisions();
    }

    void drop(CatalogObject object) {
        ObjectId id = object.id();
        Optional<ObjectId> with = GoneWith.of(decisions, id);
        if (with.isPresent()) {
            if (object instanceof Routine && decisions.comes(id) && decisions.isAside(with.get())) {
                stepAside(id, Names.reference(id), "its type steps aside until the values of columns have moved");
            }
            return;
        }
        if (object instanceof View view && decisions.isHollow(id)) {
            work.add(
                    Verb.RELEASE,
                    Change.of(kind(id), id, id + " calls what needs it: its query goes first", ViewSql.hollow(view)));
        }
        if (object instanceof Table table && decisions.departure(id).isPresent()) {
            depart(table, decisions.departure(id).get());
            return;
        }
        if (object instanceof Table table && isReferencedAbove(table)) {
            leave(table, table.parents().get(0) + " is referenced: only a table that is no partition can go");
        } else if (object instanceof Table table
                && table.isPartition()
                && decisions.isAside(id)
                && !decisions.movesWithTableAbove(id)) {
            leave(table, RowMoves.asideReason(id));
        }
        if (decisions.isAside(id)) {
            putAside(object);
            return;
        }
        for (String sql : statements(object)) {
            Change change = Change.of(kind(id), id, "", sql);
            Optional<Hazard> hazard = hazard(object);
            Change risky = hazard.map(change::with).orElse(change);
            work.add(Verb.DROP, object instanceof Index index ? work.online().drop(risky, index) : risky);
        }
    }

    /** A partition whose rows others take waits for that, detached; its name may be wanted meanwhile. */
    private void depart(Table partition, Departure departure) {
        ObjectId id = partition.id();
        String reason = id + " waits until its rows are in the partitions that take them now";
        leave(partition, reason);
        if (!departure.waiting().equals(id)) {
            stepAside(partition, reason);
        }
        showAllRows(partition, departure.waiting(), reason);
        work.add(Verb.SETTLE, new RowMoves(decisions).from(departure));
        String drop = "DROP " + Names.reference(departure.waiting());
        work.add(Verb.REMOVE, Change.of(kind(id), id, "its rows are in other partitions now", drop));
    }

    /** Policies that count for the owner too would hide rows from being moved. */
    private void showAllRows(Table table, ObjectId now, String reason) {
        if (table.forcesRowSecurity()) {
            String sql = TableSql.alter(now, "NO FORCE ROW LEVEL SECURITY");
            work.add(Verb.ASIDE, Change.of(kind(table.id()), table.id(), reason, sql));
        }
    }

    private Change.Kind kind(ObjectId id) {
        return decisions.comes(id) ? Change.Kind.REBUILT : Change.Kind.DROPPED;
    }

    private List<String> statements(CatalogObject object) {
        ObjectId id = object.id();
        return switch (id.kind()) {
            case CONSTRAINT ->
                List.of("ALTER TABLE " + Names.parent(id) + " DROP CONSTRAINT " + Names.quote(id.name()));
            case DEFAULT_PRIVILEGES, EXTENSION_MEMBER, PARAMETER ->
                work.renderer().detach(object);
            case DATABASE_SETTING -> List.of(DatabaseSql.reset((DatabaseSetting) object, work.database()));
            case SUBSCRIPTION ->
                List.of(
                        "ALTER SUBSCRIPTION " + Names.of(id) + " DISABLE",
                        "ALTER SUBSCRIPTION " + Names.of(id) + " SET (slot_name = NONE)",
                        "DROP SUBSCRIPTION " + Names.of(id));
            case BASE_TYPE ->
                List.of("DROP TYPE " + Names.of(id) + (GoneWith.takesItsFunctions(decisions, id) ? " CASCADE" : ""));
            case DATABASE, ROLE -> List.of();
            case INDEX -> List.of("DROP " + Names.reference(id) + (holdsKeys(id) ? " CASCADE" : ""));
            default -> List.of("DROP " + Names.reference(id));
        };
    }

    /** A partition of a table that foreign keys point to can only be dropped when it is none any more. */
    private boolean isReferencedAbove(Table table) {
        return table.isPartition()
                && !decisions.goes(table.parents().get(0))
                && decisions.from().catalog().constraints().stream()
                        .anyMatch(key -> key.reference() != null
                                && key.reference()
                                        .table()
                                        .equals(table.parents().get(0)));
    }

    private void leave(Table table, String reason) {
        ObjectId parent = table.parents().get(0);
        work.add(
                Verb.RELEASE,
                Change.of(
                        kind(table.id()),
                        table.id(),
                        reason,
                        TableSql.alter(parent, "DETACH PARTITION " + Names.of(table.id()))));
    }

    /** Keys of partitions under an index that is no key: PostgreSQL lets neither go without the other, and knows no order. */
    private boolean holdsKeys(ObjectId index) {
        return decisions
                        .from()
                        .catalog()
                        .find(index, Index.class)
                        .filter(Index::isPartitioned)
                        .isPresent()
                && decisions.from().catalog().indexes().stream()
                        .anyMatch(part -> index.equals(part.parent()) && part.constraint() != null);
    }

    private Optional<Hazard> hazard(CatalogObject object) {
        ObjectId id = object.id();
        boolean comesBack = decisions.comes(id);
        return switch (id.kind()) {
            case TABLE ->
                object instanceof Table table && table.isPartitioned()
                        ? Optional.empty()
                        : hazard(id, Hazard.Kind.DATA_LOSS, "The rows of `" + id.display() + "` are lost.");
            case SEQUENCE ->
                comesBack || (object instanceof Sequence sequence && sequence.ownedBy() != null)
                        ? Optional.empty()
                        : hazard(id, Hazard.Kind.DATA_LOSS, "The position of sequence `" + id.display() + "` is lost.");
            case SCHEMA, EXTENSION ->
                comesBack ? Optional.empty() : hazard(id, Hazard.Kind.DATA_LOSS, "What is in " + id + " goes with it.");
            case INDEX ->
                hazard(
                        id,
                        Hazard.Kind.INDEX_DROP,
                        "Queries that use index `" + id.display() + "` become slow"
                                + (comesBack ? " until it is built again." : "."));
            case FUNCTION, PROCEDURE, AGGREGATE ->
                comesBack
                        ? Optional.empty()
                        : hazard(id, Hazard.Kind.SIGNATURE_BREAK, "Callers of `" + id.display() + "` fail.");
            case POLICY ->
                comesBack || ((Policy) object).isPermissive()
                        ? Optional.empty()
                        : hazard(
                                id,
                                Hazard.Kind.RLS_WEAKENED,
                                "Without policy `" + id.name() + "` other rows of `" + id.schema() + "." + id.parent()
                                        + "` may be seen.");
            default -> Optional.empty();
        };
    }

    private static Optional<Hazard> hazard(ObjectId id, Hazard.Kind kind, String explanation) {
        return Optional.of(Hazard.of(kind, id, explanation));
    }

    private void putAside(CatalogObject object) {
        ObjectId id = object.id();
        String reason = RowMoves.asideReason(id);
        if (object instanceof Table table) {
            stepAside(table, reason);
            showAllRows(table, ObjectId.of(id.kind(), id.schema(), asideName(id)), reason);
        } else {
            stepAside(id, reference(id), reason);
        }
        if (decisions.movesWithTableAbove(id)) {
            return;
        }
        String functions =
                id.kind() == ObjectKind.BASE_TYPE && GoneWith.takesItsFunctions(decisions, id) ? " CASCADE" : "";
        String old = "DROP " + reference(ObjectId.of(id.kind(), id.schema(), asideName(id))) + functions;
        work.add(Verb.REMOVE, Change.of(Change.Kind.REBUILT, id, reason, old));
    }

    /** The names of its sequences must be free too. */
    private void stepAside(Table table, String reason) {
        ObjectId id = table.id();
        stepAside(id, reference(id), reason);
        table.columns().stream()
                .flatMap(column -> decisions.from().identity(column.id()).stream())
                .forEach(sequence -> work.add(Verb.ASIDE, aside(id, reference(sequence.id()), sequence.id(), reason)));
    }

    private void stepAside(ObjectId id, String reference, String reason) {
        work.add(Verb.ASIDE, aside(id, reference, id, reason));
    }

    private static Change aside(ObjectId object, String reference, ObjectId renamed, String reason) {
        String sql = "ALTER " + reference + " RENAME TO " + Names.quote(asideName(renamed));
        return Change.of(Change.Kind.REBUILT, object, reason, sql);
    }

    private static String reference(ObjectId id) {
        return id.kind() == ObjectKind.TABLE ? "TABLE " + Names.of(id) : Names.reference(id);
    }

    static String asideName(ObjectId id) {
        return Names.aside(id.name());
    }
}
