package io.github.supabasemigrate.verify.expect;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;

import io.github.supabasemigrate.catalog.object.CatalogObject;
import io.github.supabasemigrate.catalog.object.ObjectId;
import io.github.supabasemigrate.catalog.relation.Policy;
import io.github.supabasemigrate.catalog.relation.Table;
import io.github.supabasemigrate.finding.Finding;
import io.github.supabasemigrate.finding.Severity;
import io.github.supabasemigrate.replay.Origin;
import io.github.supabasemigrate.replay.ReplayedSchema;
import io.github.supabasemigrate.verify.VerifyRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * How many objects of a kind there must be.
 *
 * @param schema empty for all schemas that the API exposes
 * @param table empty for all tables
 */
record ExpectedCount(Counted counted, int expected, String schema, String table) implements VerifyRule {

    static final String ID = "expected-count";

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String documentation() {
        return "There are as many objects of a kind as <expect> says: in the schemas that the API exposes, or in one schema, or"
                + " on one table.";
    }

    @Override
    public Severity severity() {
        return Severity.ERROR;
    }

    @Override
    public List<Finding> check(ReplayedSchema schemaUnderTest) {
        Predicate<String> schemas = schema.isEmpty() ? schemaUnderTest::isExposed : schema::equals;
        List<? extends CatalogObject> found = counted.in(schemaUnderTest.users(), schemas, table);
        if (found.size() == expected) {
            return List.of();
        }
        var lines = new ArrayList<String>();
        lines.add("%d %s expected%s, %d found:".formatted(expected, counted.words(), where(), found.size()));
        byTable(found, schemaUnderTest, schemas).forEach((name, text) -> lines.add("  " + name + text));
        if (counted == Counted.POLICIES) {
            idle(found, schemaUnderTest).ifPresent(lines::add);
        }
        dropped(schemaUnderTest, schemas)
                .forEach(origin -> lines.add("  dropped: %s at %s".formatted(origin.subject(), origin.where())));
        return List.of(finding(String.join("\n", lines))
                .withHint("Add what is missing in a new migration, or write <%1$s>%2$d</%1$s>."
                        .formatted(counted.element(), found.size())));
    }

    /** Policies that are counted and guard nothing. */
    private static Optional<String> idle(List<? extends CatalogObject> policies, ReplayedSchema schema) {
        Map<String, Long> idle = policies.stream()
                .map(Policy.class::cast)
                .filter(policy -> schema.catalog()
                        .find(policy.table(), Table.class)
                        .filter(table -> !table.hasRowSecurity())
                        .isPresent())
                .collect(groupingBy(policy -> policy.table().display(), TreeMap::new, counting()));
        long all = idle.values().stream().mapToLong(Long::longValue).sum();
        return all == 0
                ? Optional.empty()
                : Optional.of("Of the %d, %d %s nothing until somebody runs %s"
                        .formatted(
                                policies.size(),
                                all,
                                all == 1 ? "does" : "do",
                                idle.keySet().stream()
                                        .map("ALTER TABLE %s ENABLE ROW LEVEL SECURITY;"::formatted)
                                        .collect(joining(" "))));
    }

    private String where() {
        if (!table.isEmpty()) {
            return " on `" + (schema.isEmpty() ? table : schema + "." + table) + "`";
        }
        return schema.isEmpty() ? "" : " in schema `" + schema + "`";
    }

    /** What is there, table by table, those without any too where that is telling. */
    private Map<String, String> byTable(
            List<? extends CatalogObject> found, ReplayedSchema schemaUnderTest, Predicate<String> schemas) {
        var lines = new TreeMap<String, String>();
        Map<String, ? extends List<? extends CatalogObject>> groups = found.stream()
                .collect(groupingBy(object -> isPart(object) ? object.schema() + "." + Counted.table(object) : ""));
        if (counted == Counted.POLICIES || counted == Counted.TABLES_WITH_RLS) {
            for (CatalogObject object : Counted.TABLES.in(schemaUnderTest.users(), schemas, table)) {
                var state = new TableState((Table) object, schemaUnderTest);
                lines.put(
                        object.id().display(),
                        counted == Counted.POLICIES ? state.words(found.size() < expected) : state.rowSecurity());
            }
            return lines;
        }
        groups.forEach((name, objects) -> {
            if (name.isEmpty()) {
                objects.forEach(object -> lines.put(object.id().display(), at(object.id(), schemaUnderTest)));
            } else {
                lines.put(name, ": " + objects.size() + " (" + names(objects) + ")");
            }
        });
        return lines;
    }

    private static boolean isPart(CatalogObject object) {
        return !(object instanceof Table) && !Counted.table(object).isEmpty();
    }

    private static String names(List<? extends CatalogObject> objects) {
        return String.join(
                ", ", objects.stream().map(CatalogObject::name).sorted().toList());
    }

    private static String at(ObjectId id, ReplayedSchema schema) {
        return schema.origins().creationOf(id).map(where -> " (" + where + ")").orElse("");
    }

    /** Statements that dropped one and whose object is gone. */
    private List<Origin> dropped(ReplayedSchema schemaUnderTest, Predicate<String> schemas) {
        return schemaUnderTest.origins().all().stream()
                .filter(origin -> origin.act() == Origin.Act.DROPPED && origin.kind() == counted.kind())
                .filter(origin -> schemas.test(origin.schema())
                        && (table.isEmpty() || origin.table().equals(table)))
                .filter(origin -> !schemaUnderTest
                        .catalog()
                        .contains(new ObjectId(origin.kind(), origin.schema(), origin.table(), origin.name(), "")))
                .toList();
    }
}
