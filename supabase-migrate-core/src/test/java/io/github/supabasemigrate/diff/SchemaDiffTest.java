package io.github.supabasemigrate.diff;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.supabasemigrate.catalog.Catalog;
import io.github.supabasemigrate.catalog.CatalogComparison;
import io.github.supabasemigrate.catalog.object.ObjectId;
import io.github.supabasemigrate.catalog.object.ObjectKind;
import io.github.supabasemigrate.catalog.relation.Column;
import io.github.supabasemigrate.catalog.relation.Table;
import io.github.supabasemigrate.catalog.type.CompositeType;
import io.github.supabasemigrate.diff.rename.RenameHint;
import io.github.supabasemigrate.diff.render.Names;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A plan run on the first state gives the second, keeps the rows, and leaves nothing to do. */
class SchemaDiffTest {

    private static ScratchDatabase database;

    @BeforeAll
    static void connect() throws SQLException {
        database = new ScratchDatabase();
    }

    @AfterAll
    static void disconnect() throws SQLException {
        database.close();
    }

    static Stream<DiffCase> cases() {
        return DiffCase.all().filter(SchemaDiffTest::isChosen);
    }

    static Stream<DiffCase> casesWithAWayBack() {
        return cases().filter(example -> !example.sections().containsKey("oneway"));
    }

    /** {@code -Ddiff.case=134} runs one case alone. */
    private static boolean isChosen(DiffCase example) {
        return example.file().startsWith(System.getProperty("diff.case", ""));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void goesForward(DiffCase example) throws SQLException {
        String common = example.section("common");
        go(
                common + example.section("before"),
                example.section("rows"),
                common + example.section("after"),
                RenameHint.in(example.section("hints")));
    }

    @ParameterizedTest
    @MethodSource("casesWithAWayBack")
    void goesBack(DiffCase example) throws SQLException {
        String common = example.section("common");
        go(
                common + example.section("after"),
                "",
                common + example.section("before"),
                RenameHint.in(example.section("hints")).stream()
                        .map(RenameHint::reversed)
                        .toList());
    }

    private static void go(String before, String rows, String after, List<RenameHint> hints) throws SQLException {
        Catalog from = database.after(before);
        Catalog to = database.after(after);
        DiffPlan plan = SchemaDiff.between(
                from, to, DiffOptions.standard().onDatabase(database.name()).withHints(hints));
        assertThat(SchemaDiff.between(to, to, DiffOptions.standard()).changes()).isEmpty();
        if (plan.files().size() > 1) {
            goCommitting(before + rows, plan, to);
            return;
        }
        Map<String, String> queries = contents(from, to);
        Map<String, String> kept = new TreeMap<>();
        database.after(List.of(before + rows), queries, kept::putAll);
        var found = new HashMap<String, String>();
        Catalog reached = database.after(List.of(before + rows, plan.sql()), queries, found::putAll);
        assertThat(CatalogComparison.between(to, reached).differences())
                .as(plan.sql())
                .isEmpty();
        assertThat(found).as(plan.sql()).isEqualTo(kept);
        DiffPlan next = SchemaDiff.between(reached, to, DiffOptions.standard());
        assertThat(next.sql()).isEmpty();
    }

    private static void goCommitting(String state, DiffPlan plan, Catalog to) throws SQLException {
        try (var committed = new ScratchDatabase()) {
            committed.commit(state);
            for (String file : plan.files()) {
                committed.commit(file);
            }
            assertThat(CatalogComparison.between(to, committed.read()).differences())
                    .as(plan.sql())
                    .isEmpty();
        }
    }

    /** A checksum of each column that both states have. */
    private static Map<String, String> contents(Catalog from, Catalog to) {
        var queries = new TreeMap<String, String>();
        for (Table table : from.tables()) {
            Optional<Table> now = to.find(table.id(), Table.class);
            if (now.isEmpty() || table.isPartitioned()) {
                continue;
            }
            for (Column column : table.columns()) {
                now.get()
                        .column(column.name())
                        .filter(same -> same.generated() == column.generated() && !same.isGenerated())
                        .ifPresent(same -> queries.put(
                                column.id().display(),
                                "SELECT string_agg(v, ',' ORDER BY v COLLATE \"C\") FROM (SELECT "
                                        + value(from, column, same) + " AS v FROM ONLY " + Names.of(table.id())
                                        + ") AS all_values"));
            }
        }
        return queries;
    }

    /** What must not change: of a number its value, of a composite the attributes that stay. */
    private static String value(Catalog from, Column before, Column after) {
        String name = Names.quote(before.name());
        if (before.type().equals(after.type())) {
            Optional<CompositeType> composite = from.find(
                    ObjectId.of(ObjectKind.COMPOSITE, before.type().schema(), before.type().name()),
                    CompositeType.class);
            return composite
                    .map(type -> "(" + name + ")." + Names.quote(type.attributes().get(0).name()) + "::text")
                    .orElse(name + "::text");
        }
        return after.type().name().equals("numeric") ? name + "::float8::text" : name + "::text";
    }
}
