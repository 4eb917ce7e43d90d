package io.github.supabasemigrate.access.inference;

import io.github.supabasemigrate.access.condition.Branch;
import io.github.supabasemigrate.access.condition.Comparison;
import io.github.supabasemigrate.access.condition.Operand;
import io.github.supabasemigrate.access.model.Combination;
import io.github.supabasemigrate.access.model.RelationModel;
import io.github.supabasemigrate.catalog.object.ObjectId;
import io.github.supabasemigrate.catalog.relation.Policy;
import io.github.supabasemigrate.catalog.relation.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** States that one branch of a policy asks for together: changing one of them alone would show nothing. */
final class Combinations {

    /** More than this many at once no policy written by people asks for. */
    private static final int MOST = 4;

    private final Facts facts;
    private final Map<ObjectId, RelationModel> relations;
    private final Map<ObjectId, Table> tables;

    Combinations(Facts facts, Map<ObjectId, RelationModel> relations, Map<ObjectId, Table> tables) {
        this.facts = facts;
        this.relations = relations;
        this.tables = tables;
    }

    List<Combination> all() {
        Set<Combination> found = new LinkedHashSet<>();
        for (Map.Entry<Policy, List<Branch>> policy : facts.branches().entrySet()) {
            for (Branch branch : policy.getValue()) {
                List<Combination.State> states = states(branch, policy.getKey());
                if (states.size() > 1 && states.size() <= MOST) {
                    found.add(new Combination(policy.getKey().table(), states));
                }
            }
        }
        return List.copyOf(found);
    }

    private List<Combination.State> states(Branch branch, Policy policy) {
        Map<String, Combination.State> states = new LinkedHashMap<>();
        for (Comparison comparison : branch.comparisons()) {
            if (comparison.left() instanceof Operand.OfColumn left) {
                add(new Fact(left, comparison, branch, policy), states);
            }
        }
        return new ArrayList<>(states.values());
    }

    private void add(Fact fact, Map<String, Combination.State> states) {
        ObjectId relation = fact.column().column().relation();
        String name = fact.column().column().column();
        Table table = tables.get(relation);
        RelationModel model = relations.get(relation);
        if (table == null || model == null || model.state(name).isEmpty()) {
            return;
        }
        List<@Nullable String> values = table.column(name)
                .map(column -> Satisfying.values(fact, column))
                .orElse(List.of());
        if (!values.isEmpty()) {
            states.putIfAbsent(
                    relation + "." + name,
                    new Combination.State(relation, name, values.get(0), States.isStanding(fact)));
        }
    }
}
