package io.github.supabasemigrate.access.inference;

import io.github.supabasemigrate.access.condition.Branch;
import io.github.supabasemigrate.access.condition.Comparison;
import io.github.supabasemigrate.access.condition.Operand;
import io.github.supabasemigrate.access.reading.ConditionReader;
import io.github.supabasemigrate.access.reading.Mentions;
import io.github.supabasemigrate.catalog.Catalog;
import io.github.supabasemigrate.catalog.object.ObjectId;
import io.github.supabasemigrate.catalog.object.ObjectKind;
import io.github.supabasemigrate.catalog.relation.Column;
import io.github.supabasemigrate.catalog.relation.Constraint;
import io.github.supabasemigrate.catalog.type.EnumType;
import io.github.supabasemigrate.sql.SqlScript;
import io.github.supabasemigrate.sql.grammar.SyntaxNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The few values that a column may hold: labels of its enum, or what a check lists. */
final class ColumnDomains implements States.Domains {

    /** Of a longer list only the values that conditions name are worth a world each. */
    private static final int MOST = 12;

    private final Map<ObjectId, List<String>> labels = new HashMap<>();
    private final Map<ObjectId, Map<String, List<String>>> checked = new HashMap<>();

    ColumnDomains(Catalog catalog) {
        catalog.all(EnumType.class).forEach(type -> labels.put(type.id(), type.labels()));
        ConditionReader reader = new ConditionReader(catalog);
        for (Constraint constraint : catalog.constraints()) {
            if (constraint.type() == Constraint.Type.CHECK
                    && constraint.columns().size() == 1) {
                expression(constraint.definition())
                        .ifPresent(condition ->
                                add(constraint, reader.read(condition, constraint.table(), new Mentions())));
            }
        }
    }

    /** What stands in the parentheses of {@code CHECK (…)}. */
    static Optional<String> expression(String definition) {
        return SqlScript.parse("ALTER TABLE t ADD " + definition).statements().stream()
                .findFirst()
                .flatMap(statement -> statement.tree())
                .flatMap(tree -> tree.first("ConstraintElem"))
                .flatMap(element -> element.child("a_expr"))
                .map(SyntaxNode::text);
    }

    private void add(Constraint constraint, List<Branch> branches) {
        String column = constraint.columns().get(0);
        List<String> values = new ArrayList<>();
        for (Branch branch : branches) {
            for (Comparison comparison : branch.comparisons()) {
                boolean isList = comparison.operator() == Comparison.Operator.EQUAL
                        && comparison.left() instanceof Operand.OfColumn left
                        && left.function() == null
                        && left.column().path().isEmpty();
                if (isList && comparison.right() instanceof Operand.Constants constants) {
                    constants.values().stream().filter(Objects::nonNull).forEach(values::add);
                }
            }
        }
        checked.computeIfAbsent(constraint.table(), key -> new HashMap<>())
                .computeIfAbsent(column, key -> new ArrayList<>())
                .addAll(values);
    }

    @Override
    public List<String> of(Column column) {
        ObjectId type = ObjectId.of(
                ObjectKind.ENUM, column.type().schema(), column.type().name());
        List<String> found = column.type().isArray() ? List.of() : labels.getOrDefault(type, List.of());
        if (found.isEmpty()) {
            found = checked.getOrDefault(
                            ObjectId.table(column.id().schema(), column.id().parent()), Map.of())
                    .getOrDefault(column.name(), List.of());
        }
        return found.size() > MOST ? List.of() : found;
    }
}
