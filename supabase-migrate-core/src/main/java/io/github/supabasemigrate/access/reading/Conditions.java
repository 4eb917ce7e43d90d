package io.github.supabasemigrate.access.reading;

import io.github.supabasemigrate.access.condition.Branch;
import io.github.supabasemigrate.access.condition.Branches;
import io.github.supabasemigrate.access.condition.Comparison;
import io.github.supabasemigrate.access.condition.Comparison.Operator;
import io.github.supabasemigrate.access.condition.Operand;
import io.github.supabasemigrate.sql.grammar.SyntaxNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads trees that are true or false. */
final class Conditions {

    private final Operands operands;
    private final Mentions mentions;

    Conditions(Names names, Routines routines, Mentions mentions) {
        this.mentions = mentions;
        this.operands = new Operands(names, routines, mentions, this);
    }

    Operands operands() {
        return operands;
    }

    /** The ways in which a tree is true, or false if {@code negated}. */
    List<Branch> of(SyntaxNode tree, Scope scope, boolean negated) {
        SyntaxNode node = Trees.unwrapped(tree);
        List<SyntaxNode> parts = node.children();
        if (parts.size() >= 2 && (node.kind().equals("a_expr") || node.kind().equals("b_expr"))) {
            return ofOperation(node, parts, scope, negated);
        }
        if (parts.size() == 2 && parts.get(0).is("EXISTS")) {
            return exists(parts.get(1), scope, negated);
        }
        if (node.is("case_expr")) {
            return ofCase(node, scope, negated);
        }
        if (node.is("AexprConst")) {
            boolean isFalse = node.is("FALSE_P") || node.is("NULL_P");
            return isFalse == negated ? Branches.ALWAYS : List.of(Branch.opaque(false));
        }
        return ofValue(node, scope, negated);
    }

    private List<Branch> ofOperation(SyntaxNode node, List<SyntaxNode> parts, Scope scope, boolean negated) {
        SyntaxNode first = parts.get(0);
        SyntaxNode second = parts.get(1);
        if (first.is("NOT") || first.is("NOT_LA")) {
            return of(second, scope, !negated);
        }
        if (second.is("AND") || second.is("OR")) {
            List<Branch> left = of(first, scope, negated);
            List<Branch> right = of(parts.get(2), scope, negated);
            return second.is("AND") != negated ? Branches.both(left, right) : Branches.either(left, right);
        }
        if (second.is("TYPECAST")) {
            return of(first, scope, negated);
        }
        return ofComparison(node, parts, scope, negated);
    }

    private List<Branch> ofComparison(SyntaxNode node, List<SyntaxNode> parts, Scope scope, boolean negated) {
        int keyword = parts.get(1).is("NOT_LA") ? 2 : 1;
        boolean not = negated != (keyword == 2);
        SyntaxNode operator = parts.get(keyword);
        SyntaxNode left = parts.get(0);
        if (operator.is("IS")) {
            return ofIs(left, parts, scope, negated);
        }
        if (operator.is("ISNULL") || operator.is("NOTNULL")) {
            return compare(left, Operator.IS_NULL, null, scope, negated != operator.is("NOTNULL"));
        }
        if (operator.is("IN_P")) {
            return ofIn(left, parts.subList(keyword + 1, parts.size()), scope, not);
        }
        if (operator.is("LIKE") || operator.is("ILIKE")) {
            return compare(left, Operator.LIKE, parts.get(keyword + 1), scope, not);
        }
        if (operator.is("BETWEEN")) {
            SyntaxNode high = parts.get(parts.size() - 1);
            SyntaxNode low = parts.get(parts.size() - 3);
            List<Branch> atLeast = compare(left, Operator.AT_LEAST, low, scope, not);
            List<Branch> atMost = compare(left, Operator.AT_MOST, high, scope, not);
            return not ? Branches.either(atLeast, atMost) : Branches.both(atLeast, atMost);
        }
        if (operator.is("subquery_Op")) {
            SyntaxNode right = parts.get(3).is("'('") ? parts.get(4) : parts.get(3);
            return compare(left, Trees.operator(operator), right, scope, negated);
        }
        if (parts.size() == 3) {
            boolean holds = Trees.operator(operator) == Operator.CONTAINS && !negated;
            List<Branch> fields = holds ? ofFields(left, parts.get(2), scope) : List.of();
            return fields.isEmpty() ? compare(left, Trees.operator(operator), parts.get(2), scope, negated) : fields;
        }
        return opaque(node, scope);
    }

    /** {@code data @> jsonb_build_object('owner_id', …)}: each field is compared. */
    private List<Branch> ofFields(SyntaxNode left, SyntaxNode right, Scope scope) {
        Value json = operands.of(left, scope);
        List<Branch> all = List.of();
        for (Map.Entry<String, Value> field :
                operands.fields(Trees.unwrapped(right), scope).entrySet()) {
            Comparison comparison = Comparison.of(
                    json.operand().at(field.getKey()),
                    Operator.EQUAL,
                    field.getValue().operand());
            note(comparison);
            List<Branch> found = Branches.both(field.getValue().where(), List.of(Branch.of(comparison)));
            all = all.isEmpty() ? Branches.both(json.where(), found) : Branches.both(all, found);
        }
        return all;
    }

    private List<Branch> ofIs(SyntaxNode left, List<SyntaxNode> parts, Scope scope, boolean negated) {
        boolean not = parts.get(2).is("NOT");
        SyntaxNode what = parts.get(not ? 3 : 2);
        boolean is = negated == not;
        if (what.is("DISTINCT")) {
            return compare(left, Operator.UNEQUAL, parts.get(parts.size() - 1), scope, !is);
        }
        if (what.is("TRUE_P")) {
            return of(left, scope, !is);
        }
        if (what.is("FALSE_P")) {
            return of(left, scope, is);
        }
        return compare(left, Operator.IS_NULL, null, scope, !is);
    }

    private List<Branch> ofIn(SyntaxNode left, List<SyntaxNode> list, Scope scope, boolean negated) {
        SyntaxNode right = list.get(0).is("'('") ? list.get(1) : list.get(0);
        return compare(left, Operator.EQUAL, right, scope, negated);
    }

    private List<Branch> compare(
            SyntaxNode left, Operator operator, @Nullable SyntaxNode right, Scope scope, boolean negated) {
        Value one = operands.of(left, scope);
        Value other = right == null ? Value.UNKNOWN : operands.of(right, scope);
        Comparison comparison = Comparison.of(one.operand(), operator, other.operand());
        note(comparison);
        Branch branch = Branch.of(negated ? comparison.negated() : comparison);
        return Branches.both(Branches.both(one.where(), other.where()), List.of(branch));
    }

    /** Notes what is asked about the caller, and with which constants. */
    private void note(Comparison comparison) {
        note(comparison.left(), comparison.right());
        note(comparison.right(), comparison.left());
    }

    private void note(Operand side, Operand other) {
        Context.of(side).ifPresent(path -> {
            mentions.reads(path);
            if (other instanceof Operand.Constants constants) {
                constants.values().stream()
                        .filter(Objects::nonNull)
                        .forEach(constant -> mentions.compares(path, constant));
            }
        });
    }

    private List<Branch> exists(SyntaxNode query, Scope scope, boolean negated) {
        if (negated) {
            mentions.beginExclusion();
        }
        List<Branch> where = operands.queries().of(query, scope).where();
        if (negated) {
            mentions.endExclusion();
        }
        return negated ? where.stream().flatMap(Conditions::without).toList() : where;
    }

    /** That no row is so is true when one comparison fails for each row: what is compared is known, what makes it true is not. */
    private static Stream<Branch> without(Branch branch) {
        Stream<Branch> failing = branch.comparisons().stream()
                .map(Comparison::negated)
                .map(negated -> new Branch(List.of(negated), branch.asksCaller(), false));
        return branch.comparisons().isEmpty() ? Stream.of(Branch.opaque(branch.asksCaller())) : failing;
    }

    private List<Branch> ofCase(SyntaxNode node, Scope scope, boolean negated) {
        if (node.hasChild("case_arg")) {
            return opaque(node, scope);
        }
        List<Branch> all = new ArrayList<>();
        node.descendants("when_clause").forEach(when -> {
            List<SyntaxNode> parts = when.children();
            all.addAll(Branches.both(of(parts.get(1), scope, false), of(parts.get(3), scope, negated)));
        });
        node.child("case_default")
                .ifPresent(otherwise -> all.addAll(of(otherwise.children().get(1), scope, negated)));
        return Branches.either(all, List.of());
    }

    /** A value that is true by itself. */
    private List<Branch> ofValue(SyntaxNode node, Scope scope, boolean negated) {
        if (node.is("func_expr") || node.is("func_application")) {
            List<Branch> result = operands.condition(node, scope, negated);
            if (!result.isEmpty()) {
                return result;
            }
        }
        Value value = operands.of(node, scope);
        note(value.operand(), Operand.Constants.of("true"));
        if (value.operand() instanceof Operand.Unknown) {
            return Branches.both(value.where(), List.of(Branch.opaque(value.asksCaller())));
        }
        Operator operator = negated ? Operator.IS_NOT_TRUE : Operator.IS_TRUE;
        return Branches.both(
                value.where(), List.of(Branch.of(new Comparison(value.operand(), operator, Operand.unknown()))));
    }

    /** Something whose truth is not understood, though its parts are noted. */
    List<Branch> opaque(SyntaxNode node, Scope scope) {
        boolean asks = false;
        for (SyntaxNode part : node.children()) {
            if (part.is("a_expr") || part.is("b_expr") || part.is("c_expr")) {
                asks |= operands.of(part, scope).asksCaller();
            }
        }
        return List.of(Branch.opaque(asks));
    }
}
