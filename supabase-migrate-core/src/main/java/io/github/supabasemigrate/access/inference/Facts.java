package io.github.supabasemigrate.access.inference;

import io.github.supabasemigrate.access.condition.Branch;
import io.github.supabasemigrate.access.condition.Comparison;
import io.github.supabasemigrate.access.condition.Operand;
import io.github.supabasemigrate.access.model.Partitions;
import io.github.supabasemigrate.access.reading.ConditionReader;
import io.github.supabasemigrate.access.reading.Mentions;
import io.github.supabasemigrate.catalog.Catalog;
import io.github.supabasemigrate.catalog.object.ObjectId;
import io.github.supabasemigrate.catalog.relation.Policy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Everything that the policies of a database ask, read once. */
final class Facts {

    private final Map<Policy, List<Branch>> branches = new LinkedHashMap<>();
    private final Map<ObjectId, Mentions> mentionsByTable = new TreeMap<>();
    private final Mentions all = new Mentions();
    private final Map<ObjectId, List<Fact>> facts = new HashMap<>();

    Facts(Catalog catalog) {
        ConditionReader reader = new ConditionReader(catalog);
        for (Policy policy : catalog.policies()) {
            Mentions mentions = mentionsByTable.computeIfAbsent(policy.table(), table -> new Mentions());
            Set<Branch> found = new LinkedHashSet<>();
            for (@Nullable String expression : new String[] {policy.using(), policy.check()}) {
                if (expression != null) {
                    ObjectId rows = Partitions.root(catalog, policy.table());
                    found.addAll(reader.read(expression, rows, policy.table().name(), mentions));
                }
            }
            branches.put(policy, List.copyOf(found));
            found.forEach(branch -> add(branch, policy));
            all.addAll(mentions);
        }
    }

    private void add(Branch branch, Policy policy) {
        for (Comparison comparison : branch.comparisons()) {
            if (comparison.left() instanceof Operand.OfColumn left) {
                add(new Fact(left, comparison, branch, policy));
            }
            if (comparison.right() instanceof Operand.OfColumn right) {
                add(new Fact(right, comparison.turned(), branch, policy));
            }
        }
    }

    private void add(Fact fact) {
        facts.computeIfAbsent(fact.column().column().relation(), key -> new ArrayList<>())
                .add(fact);
    }

    /** The ways in which each policy lets somebody in. */
    Map<Policy, List<Branch>> branches() {
        return branches;
    }

    /** What conditions say about a relation's columns. */
    List<Fact> about(ObjectId relation) {
        return facts.getOrDefault(relation, List.of());
    }

    Stream<Fact> stream() {
        return facts.values().stream().flatMap(List::stream);
    }

    /** What all policies name. */
    Mentions all() {
        return all;
    }

    /** What the policies of a table name. */
    Mentions mentionedBy(ObjectId table) {
        return mentionsByTable.getOrDefault(table, new Mentions());
    }

    Set<ObjectId> tablesWithPolicies() {
        return mentionsByTable.keySet();
    }

    /** The columns of a relation that conditions name. */
    Set<String> consulted(ObjectId relation) {
        return all.columns().getOrDefault(relation, new TreeSet<>());
    }
}
