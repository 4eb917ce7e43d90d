package io.github.supabasemigrate.access.rows.plan;

import io.github.supabasemigrate.access.model.AccessModel;
import io.github.supabasemigrate.access.model.OwnerColumn;
import io.github.supabasemigrate.access.model.Partitions;
import io.github.supabasemigrate.access.model.RelationModel;
import io.github.supabasemigrate.access.model.RelationModel.Belonging;
import io.github.supabasemigrate.access.persona.Tenant;
import io.github.supabasemigrate.access.persona.User;
import io.github.supabasemigrate.access.rows.server.Fit;
import io.github.supabasemigrate.access.rows.value.ColumnPlanner;
import io.github.supabasemigrate.catalog.Catalog;
import io.github.supabasemigrate.catalog.object.ObjectId;
import io.github.supabasemigrate.catalog.relation.Column;
import io.github.supabasemigrate.catalog.relation.Table;
import io.github.supabasemigrate.sql.SqlScript;
import io.github.supabasemigrate.sql.grammar.SyntaxNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Rows that lie in a partition: the constraint of the partition, as the server prints it, is one more check on the columns of the
 * partition key.
 */
public final class PartitionRows {

    /** So many partitions of a table get rows of their own; one for each day of a year would tell nothing more. */
    private static final int MOST = 40;

    /** So many values of each column are held together where several columns are one key. */
    private static final int MOST_TOGETHER = 15;

    /** So many users there are to choose from where only a certain user's row fits. */
    private static final int STRANGERS = 200;

    /**
     * A row that is wanted.
     *
     * @param users one for each candidate of the owner's column; empty where the row is its job's user's
     */
    public record Wanted(RowJob job, List<Fit> questions, List<User> users) {

        /**
         * The row, lying where it should; empty if no values do.
         *
         * @param answers to the questions, in their order
         */
        public Optional<RowJob> solved(List<List<List<Integer>>> answers) {
            Map<String, String> fixed = new HashMap<>(job.fixed());
            for (int i = 0; i < questions.size(); i++) {
                if (answers.get(i).isEmpty()) {
                    return Optional.empty();
                }
                fixed.putAll(questions.get(i).chosen(answers.get(i).get(0)));
            }
            User user = users.stream()
                    .filter(one -> fixed.containsValue(one.id().toString()) || fixed.containsValue(one.email()))
                    .findFirst()
                    .orElse(job.user());
            return Optional.of(new RowJob(
                    job.relation(), job.slot(), user, job.tenant(), job.number(), fixed, job.isSpare(), job.into()));
        }
    }

    private final AccessModel model;
    private final Map<ObjectId, TablePlan> plans;
    private final Map<ObjectId, String> constraints;
    private final ColumnPlanner planner;
    private final Map<ObjectId, List<ObjectId>> leaves = new HashMap<>();

    /** @param constraints what rows of each partition have to satisfy, its parents' constraints included */
    public PartitionRows(
            Catalog catalog, AccessModel model, Map<ObjectId, TablePlan> plans, Map<ObjectId, String> constraints) {
        this.model = model;
        this.plans = plans;
        this.constraints = constraints;
        planner = new ColumnPlanner(catalog);
        for (ObjectId id : model.relations().keySet()) {
            boolean isLeaf = catalog.find(id, Table.class)
                    .filter(table -> table.isPartition() && !table.isPartitioned())
                    .isPresent();
            if (isLeaf) {
                List<ObjectId> all = leaves.computeIfAbsent(Partitions.root(catalog, id), key -> new ArrayList<>());
                if (all.size() < MOST) {
                    all.add(id);
                }
            }
        }
    }

    /** For each of its users a row in each partition of a table. */
    public List<Wanted> of(ObjectId table, Slots slots, boolean isSpare) {
        RelationModel relation = model.relations().get(table);
        if (relation == null || !plans.containsKey(table)) {
            return List.of();
        }
        List<RowJob> jobs = isSpare ? slots.spares(relation) : slots.jobs(relation);
        List<ObjectId> all = leaves.getOrDefault(table, List.of());
        return IntStream.range(0, all.size())
                .boxed()
                .flatMap(leaf -> jobs.stream().map(job -> wanted(job, all.get(leaf), leaf, List.of())))
                .toList();
    }

    /** Rows in partitions that no row of the usual users lies in, of whoever's lies there. */
    public List<Wanted> ofStrangers(ObjectId table, Set<ObjectId> empty, Slots slots) {
        RelationModel relation = model.relations().get(table);
        if (relation == null || relation.belonging() != Belonging.USER) {
            return List.of();
        }
        RowJob first = slots.jobs(relation).get(0);
        List<User> users = IntStream.range(1, STRANGERS)
                .mapToObj(number -> User.of("P" + number, null, 0x1000 + number))
                .toList();
        RowJob job = new RowJob(table, first.slot(), users.get(0), null, first.number(), Map.of(), false);
        List<ObjectId> all = leaves.getOrDefault(table, List.of());
        return all.stream()
                .filter(empty::contains)
                .map(leaf -> wanted(job, leaf, all.indexOf(leaf), users))
                .toList();
    }

    /** The tables with partitions. */
    public Set<ObjectId> tables() {
        return leaves.keySet();
    }

    private Wanted wanted(RowJob job, ObjectId leaf, int position, List<User> users) {
        RowJob own = new RowJob(
                job.relation(),
                job.slot() + "/" + leaf.display(),
                job.user(),
                job.tenant(),
                job.number() + 100 * (position + 1),
                job.fixed(),
                job.isSpare(),
                leaf);
        TablePlan plan = Objects.requireNonNull(plans.get(job.relation()), "asked for planned tables only");
        Map<List<Column>, List<String>> parts = new LinkedHashMap<>();
        for (String part : conjuncts(constraints.getOrDefault(leaf, "true"))) {
            List<Column> columns = planner.named(plan.table(), part);
            if (!columns.isEmpty()) {
                parts.computeIfAbsent(columns, key -> new ArrayList<>()).add(part);
            }
        }
        List<Fit> questions = new ArrayList<>();
        parts.forEach((columns, conditions) -> {
            int most = columns.size() == 1 ? Integer.MAX_VALUE : MOST_TOGETHER;
            String all = String.join(" AND ", conditions);
            questions.add(new Fit(
                    columns.stream()
                            .map(column -> new Fit.Choice(
                                    column.name(),
                                    column.type().sql(),
                                    texts(plan, column, all, own, users).stream()
                                            .limit(most)
                                            .toList()))
                            .toList(),
                    conditions,
                    1));
        });
        return new Wanted(own, questions, users);
    }

    /** The parts that all have to be true: each partition on the way down adds its own, mostly about columns of its own. */
    private static List<String> conjuncts(String condition) {
        return SqlScript.parse("SELECT " + condition).statements().stream()
                .findFirst()
                .flatMap(statement -> statement.tree())
                .flatMap(tree -> tree.first("target_el"))
                .map(target -> {
                    List<String> parts = new ArrayList<>();
                    conjuncts(target, parts);
                    return parts;
                })
                .orElse(List.of(condition));
    }

    private static void conjuncts(SyntaxNode node, List<String> parts) {
        List<SyntaxNode> children = node.children();
        boolean isWrapped = children.size() == 3 && children.get(0).is("'('");
        if (isWrapped) {
            conjuncts(children.get(1), parts);
        } else if (children.size() == 1) {
            conjuncts(children.get(0), parts);
        } else if (children.size() == 3 && children.get(1).is("AND")) {
            conjuncts(children.get(0), parts);
            conjuncts(children.get(2), parts);
        } else {
            parts.add(node.text());
        }
    }

    private List<String> texts(TablePlan plan, Column column, String constraint, RowJob job, List<User> users) {
        Optional<OwnerColumn> owner = plan.model()
                .in(column.name())
                .filter(found -> !found.isInJson())
                .findFirst();
        if (owner.isPresent()) {
            return (users.isEmpty() ? Stream.of(job.user()) : users.stream())
                    .map(user -> owner.get().form() == OwnerColumn.Form.EMAIL
                            ? user.email()
                            : user.id().toString())
                    .toList();
        }
        Tenant tenant = job.tenant();
        boolean isTenant =
                plan.model().tenants().stream().anyMatch(found -> found.column().equals(column.name()));
        return isTenant && tenant != null
                ? List.of(tenant.id().toString(), Long.toString(tenant.number()))
                : planner.texts(plan.table(), column, constraint, job.number(), StepWriter.tag(job.user()));
    }
}
