package io.github.supabasemigrate.diff.alter.rows;

import io.github.supabasemigrate.catalog.object.ObjectId;
import io.github.supabasemigrate.catalog.relation.Column;
import io.github.supabasemigrate.catalog.relation.Sequence;
import io.github.supabasemigrate.catalog.relation.Table;
import io.github.supabasemigrate.diff.change.Change;
import io.github.supabasemigrate.diff.change.Hazard;
import io.github.supabasemigrate.diff.decide.Decisions;
import io.github.supabasemigrate.diff.partition.Coverage;
import io.github.supabasemigrate.diff.partition.Departure;
import io.github.supabasemigrate.diff.partition.Shift;
import io.github.supabasemigrate.diff.render.Names;
import io.github.supabasemigrate.sql.Literals;
import java.util.ArrayList;
import java.util.List;

/** Statements that carry rows from one table into another, with the values of all columns that both have. */
public final class RowMoves {

    private final Decisions decisions;
    private final TypeChange types;

    public RowMoves(Decisions decisions) {
        this.decisions = decisions;
        this.types = new TypeChange(decisions.from().catalog(), decisions.to().catalog());
    }

    /** Into a table that is made anew, from the one that stepped aside for it. */
    public Change intoSuccessor(Table after) {
        ObjectId id = after.id();
        Table before = decisions.from().catalog().find(id, Table.class).orElseThrow();
        Change copy = auxiliary(id, asideReason(id), insert(before, aside(id), after))
                .with(Hazard.Kind.REWRITE, "All rows of `" + id.display() + "` are copied into a new table.");
        return after.isPartitioned() && !decisions.fits(id)
                ? copy.with(
                        Hazard.Kind.MAY_FAIL, "Rows of `" + id.display() + "` that no partition takes make it fail.")
                : copy;
    }

    /** The identity sequences of a table that is made anew go on where the old ones were. */
    public List<Change> positions(Table after) {
        Table before = decisions.from().catalog().find(after.id(), Table.class).orElseThrow();
        var positions = new ArrayList<Change>();
        for (Column column : kept(before, after)) {
            decisions
                    .to()
                    .identity(column.id())
                    .ifPresent(now -> before.column(column.name())
                            .flatMap(was -> decisions.from().identity(was.id()))
                            .ifPresent(was -> positions.add(auxiliary(
                                    after.id(), asideReason(after.id()), setPosition(now, aside(was.id()))))));
        }
        return positions;
    }

    private static String setPosition(Sequence now, ObjectId was) {
        return "SELECT pg_catalog.setval(" + Literals.quote(Names.of(now.id())) + ", last_value, is_called) FROM "
                + Names.of(was);
    }

    /** From a partition that is gone into the table that it was part of. */
    public Change from(Departure departure) {
        Table before = decisions
                .from()
                .catalog()
                .find(departure.partition(), Table.class)
                .orElseThrow();
        Table after =
                decisions.to().catalog().find(departure.table(), Table.class).orElseThrow();
        String name = before.id().display();
        Change copy = auxiliary(
                        after.id(),
                        "the rows of " + before.id() + " go to the partitions that take them now; they are not new,"
                                + " so no trigger fires",
                        insert(before, departure.waiting(), after))
                .with(Hazard.of(
                        Hazard.Kind.REWRITE,
                        before.id(),
                        "All rows of `" + name + "` are copied into other partitions."));
        Coverage coverage = departure.coverage();
        return coverage.is(Coverage.Extent.ALL)
                ? copy
                : copy.with(Hazard.of(
                        Hazard.Kind.MAY_FAIL,
                        before.id(),
                        "Rows of `" + name + "`" + (coverage.rest().isEmpty() ? "" : " " + coverage.rest())
                                + " that no partition of `" + after.id().display() + "` takes make it fail."));
    }

    /** From one table into another while at least one of both is no partition. */
    public Change of(Shift shift) {
        Table from = decisions.to().catalog().find(shift.from(), Table.class).orElseThrow();
        Table to = decisions.to().catalog().find(shift.to(), Table.class).orElseThrow();
        String names = names(kept(from, to));
        String sql = "WITH moved AS (\n    DELETE FROM " + Names.of(from.id()) + " WHERE " + shift.condition()
                + "\n    RETURNING " + names + "\n)\nINSERT INTO " + Names.of(to.id()) + " (" + names + ")"
                + overriding(kept(from, to)) + "\nSELECT " + names + " FROM moved";
        return auxiliary(
                        from.id(),
                        "rows of " + from.id() + " that belong into " + to.id() + " from now on; they are not new, so"
                                + " no trigger fires",
                        sql)
                .with(
                        Hazard.Kind.REWRITE,
                        "All rows of `" + from.id().display() + "` are read, and those that belong into `"
                                + to.id().display() + "` are written there.");
    }

    private String insert(Table before, ObjectId source, Table after) {
        List<Column> columns = kept(before, after);
        List<String> values = columns.stream()
                .map(column -> types.expression(before.column(column.name()).orElseThrow(), column))
                .toList();
        return "INSERT INTO " + Names.of(after.id()) + " (" + names(columns) + ")" + overriding(columns) + "\nSELECT "
                + String.join(", ", values) + " FROM " + (before.isPartitioned() ? "" : "ONLY ") + Names.of(source);
    }

    /** Columns of both; what is generated is computed again. */
    private static List<Column> kept(Table before, Table after) {
        return after.columns().stream()
                .filter(column ->
                        !column.isGenerated() && before.column(column.name()).isPresent())
                .toList();
    }

    private static String names(List<Column> columns) {
        return Names.list(columns.stream().map(Column::name).toList());
    }

    private static String overriding(List<Column> columns) {
        return columns.stream().anyMatch(column -> column.identity() == Column.Identity.ALWAYS)
                ? " OVERRIDING SYSTEM VALUE"
                : "";
    }

    private static Change auxiliary(ObjectId id, String why, String sql) {
        return Change.of(Change.Kind.AUXILIARY, id, why, sql);
    }

    private static ObjectId aside(ObjectId id) {
        return ObjectId.of(id.kind(), id.schema(), Names.aside(id.name()));
    }

    /** Why a table makes room. */
    public static String asideReason(ObjectId id) {
        return id + " steps aside until its data has moved to its successor";
    }
}
