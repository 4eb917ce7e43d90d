package io.github.supabasemigrate.diff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.github.supabasemigrate.catalog.Catalog;
import io.github.supabasemigrate.catalog.CatalogComparison;
import io.github.supabasemigrate.catalog.object.ObjectId;
import io.github.supabasemigrate.catalog.object.ObjectKind;
import io.github.supabasemigrate.catalog.relation.Column;
import io.github.supabasemigrate.catalog.relation.Table;
import io.github.supabasemigrate.catalog.type.CompositeType;
import io.github.supabasemigrate.diff.rename.RenameHint;
import io.github.supabasemigrate.diff.render.Names;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/** From one schema to another and back to the question whether that was all: on a real server, with rows. */
final class RoundTrip implements AutoCloseable {

    private final ScratchDatabase database = new ScratchDatabase();
    private final DiffOptions options;
    private int written;

    RoundTrip(DiffOptions options) throws SQLException {
        this.options = options;
    }

    @Override
    public void close() throws SQLException {
        database.close();
    }

    /** Skips a test whose syntax the server does not know. */
    void assumeMajor(int major) throws SQLException {
        assumeThat(database.major())
                .as("the syntax is that of PostgreSQL %s", major)
                .isGreaterThanOrEqualTo(major);
    }

    /** The way from one schema to another, with no rename said. */
    DiffPlan there(String before, String rows, String after) throws SQLException {
        return go(before, rows, after, List.of());
    }

    /** The same both ways, without rows on the way back. */
    void thereAndBack(String before, String rows, String after) throws SQLException {
        there(before, rows, after);
        there(after, "", before);
    }

    /** Plans, runs, compares the catalogs and the values that both states have; gives the plan. */
    DiffPlan go(String before, String rows, String after, List<RenameHint> hints) throws SQLException {
        Catalog from = database.after(before);
        Catalog to = database.after(after);
        DiffPlan plan =
                SchemaDiff.between(from, to, options.onDatabase(database.name()).withHints(hints));
        write(plan);
        assertThat(SchemaDiff.between(to, to, DiffOptions.standard()).changes()).isEmpty();
        if (plan.files().size() > 1) {
            goCommitting(before + rows, plan, to);
            return plan;
        }
        var kept = new TreeMap<String, String>();
        database.after(List.of(before + rows), contents(from, to, hints, true), kept::putAll);
        var found = new TreeMap<String, String>();
        Catalog reached =
                database.after(List.of(before + rows, plan.sql()), contents(from, to, hints, false), found::putAll);
        hints.stream()
                .filter(hint -> hint.kind().equals(RenameHint.ENUM_VALUE))
                .forEach(hint -> kept.replaceAll((column, values) ->
                        values.replace(hint.from().substring(hint.from().lastIndexOf('.') + 1), hint.to())));
        assertThat(CatalogComparison.between(to, reached).differences())
                .as(plan.sql())
                .isEmpty();
        assertThat(found).as(plan.sql()).isEqualTo(kept);
        DiffPlan next = SchemaDiff.between(reached, to, DiffOptions.standard());
        assertThat(next.sql()).isEmpty();
        return plan;
    }

    /** {@code -Ddiff.plans=<folder>} writes all plans there, to read them. */
    private void write(DiffPlan plan) {
        String folder = System.getProperty("diff.plans");
        if (folder != null) {
            try {
                Files.writeString(Path.of(folder, "plan-%03d.sql".formatted(++written)), plan.sql());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static void goCommitting(String state, DiffPlan plan, Catalog to) throws SQLException {
        try (var committed = new ScratchDatabase()) {
            committed.commit(state);
            for (String file : plan.files()) {
                if (file.contains(" CONCURRENTLY ")) {
                    committed.runAlone(file);
                } else {
                    committed.commit(file);
                }
            }
            assertThat(CatalogComparison.between(to, committed.read()).differences())
                    .as(plan.sql())
                    .isEmpty();
        }
    }

    /** The values of each column that both states have, by its name in the first; for one of the states. */
    private static Map<String, String> contents(Catalog from, Catalog to, List<RenameHint> hints, boolean isBefore) {
        var queries = new TreeMap<String, String>();
        for (Table table : from.tables()) {
            Table now = to.find(renamed(table.id(), hints), Table.class).orElse(null);
            if (now == null
                    || isAnotherPart(table, now, from, to)
                    || leavesAPartition(table.id(), from, to)
                    || leavesAPartition(now.id(), to, from)) {
                continue;
            }
            for (Column column : table.columns()) {
                ObjectId id = now.id()
                        .child(ObjectKind.COLUMN, renamed(column.id(), hints).name());
                now.column(id.name())
                        .filter(same -> same.generated() == column.generated() && !same.isGenerated())
                        .ifPresent(same -> queries.put(
                                column.id().display(),
                                "SELECT string_agg(v, ',' ORDER BY v COLLATE \"C\") FROM (SELECT "
                                        + value(from, column, same, isBefore ? column : same) + " AS v FROM "
                                        + (now.isPartitioned() || table.isPartitioned() ? "" : "ONLY ")
                                        + Names.of(isBefore ? table.id() : now.id()) + ") AS all_values"));
            }
        }
        return queries;
    }

    /** Its rows are where those of the table above are now; a default partition's may be in others. */
    private static boolean isAnotherPart(Table before, Table after, Catalog from, Catalog to) {
        if (!before.isPartition() || !after.isPartition()) {
            return false;
        }
        Optional<Table> above = before.partitionOf().flatMap(id -> from.find(id, Table.class));
        Optional<Table> aboveNow = after.partitionOf().flatMap(id -> to.find(id, Table.class));
        return !Objects.equals(before.partitionBound(), after.partitionBound())
                || "DEFAULT".equals(before.partitionBound())
                || isAnotherPart(above.orElseThrow(), aboveNow.orElseThrow(), from, to);
    }

    /** The rows of a partition that stays by itself are not the table's any more; the other way round, those of a table that joins are. */
    private static boolean leavesAPartition(ObjectId table, Catalog from, Catalog to) {
        return from.tables().stream()
                .filter(partition ->
                        partition.partitionOf().filter(table::equals).isPresent())
                .anyMatch(partition -> to.find(partition.id(), Table.class)
                                .filter(still -> !partition.partitionOf().equals(still.partitionOf()))
                                .isPresent()
                        || leavesAPartition(partition.id(), from, to));
    }

    private static ObjectId renamed(ObjectId id, List<RenameHint> hints) {
        return hints.stream()
                .filter(hint -> hint.from().equals(id.display()))
                .findFirst()
                .map(hint -> new ObjectId(
                        id.kind(),
                        id.schema(),
                        id.parent(),
                        hint.to().substring(hint.to().lastIndexOf('.') + 1),
                        ""))
                .orElse(id);
    }

    /** What must not change: of a number its value, of a composite the attributes that stay. */
    private static String value(Catalog from, Column before, Column after, Column asked) {
        String name = Names.quote(asked.name());
        if (before.type().equals(after.type())) {
            Optional<CompositeType> composite = from.find(
                    ObjectId.of(
                            ObjectKind.COMPOSITE,
                            before.type().schema(),
                            before.type().name()),
                    CompositeType.class);
            return composite
                    .filter(type -> !before.type().isArray())
                    .map(type -> "(" + name + ")."
                            + Names.quote(type.attributes().get(0).name()) + "::text")
                    .orElse(name + "::text");
        }
        return after.type().name().equals("numeric") ? name + "::float8::text" : name + "::text";
    }
}
