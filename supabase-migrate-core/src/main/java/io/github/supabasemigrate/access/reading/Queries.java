package io.github.supabasemigrate.access.reading;

import io.github.supabasemigrate.access.condition.Branch;
import io.github.supabasemigrate.access.condition.Branches;
import io.github.supabasemigrate.access.condition.Operand;
import io.github.supabasemigrate.sql.grammar.SyntaxNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads queries inside of conditions and function bodies. */
final class Queries {

    /**
     * What a query gives.
     *
     * @param outputs by name, in order
     * @param target the ways in which its first output is true
     * @param where the ways in which it finds a row
     */
    record Answer(Map<String, Operand> outputs, List<Branch> target, List<Branch> where) {

        static final Answer UNKNOWN = new Answer(Map.of(), Branches.ALWAYS, List.of(Branch.opaque(false)));

        Value value() {
            return new Value(outputs.values().stream().findFirst().orElse(Operand.unknown()), where);
        }

        private Answer or(Answer other) {
            Map<String, Operand> merged = new LinkedHashMap<>(outputs);
            merged.replaceAll((name, operand) ->
                    operand instanceof Operand.Unknown ? other.value().operand() : operand);
            return new Answer(merged, Branches.either(target, other.target), Branches.either(where, other.where));
        }
    }

    private static final List<String> WRAPPERS = List.of(
            "simple_select", "select_with_parens", "select_no_parens", "select_clause", "SelectStmt", "PreparableStmt");

    private final Names names;
    private final Mentions mentions;
    private final Conditions conditions;
    private final Operands operands;

    Queries(Names names, Mentions mentions, Conditions conditions, Operands operands) {
        this.names = names;
        this.mentions = mentions;
        this.conditions = conditions;
        this.operands = operands;
    }

    /** Reads a query inside of a scope. */
    Answer of(SyntaxNode query, Scope outer) {
        Scope scope = outer.inner();
        query.child("with_clause")
                .ifPresent(with -> with.descendants("common_table_expr").forEach(table -> define(table, scope)));
        boolean isPlain = query.children().stream().anyMatch(part -> part.is("SELECT"));
        if (isPlain) {
            return ofSelect(query, scope);
        }
        return query.children().stream()
                .filter(part -> WRAPPERS.stream().anyMatch(part::is))
                .map(part -> of(part, scope))
                .reduce(Answer::or)
                .orElse(Answer.UNKNOWN);
    }

    private void define(SyntaxNode table, Scope scope) {
        table.children().stream()
                .filter(part -> WRAPPERS.stream().anyMatch(part::is))
                .findFirst()
                .ifPresent(query -> scope.define(
                        table.children().get(0).identifier(), of(query, scope).outputs()));
    }

    private Answer ofSelect(SyntaxNode select, Scope scope) {
        List<Branch> where = Branches.ALWAYS;
        for (SyntaxNode part : select.children()) {
            if (part.is("from_clause")) {
                where = Branches.both(where, from(part.children().get(1), scope));
            } else if (part.is("where_clause")) {
                where = Branches.both(where, conditions.of(part.children().get(1), scope, false));
            }
        }
        Map<String, Operand> outputs = new LinkedHashMap<>();
        List<SyntaxNode> targets = select.children().stream()
                .filter(part -> part.is("target_list"))
                .flatMap(list -> list.children("target_el").stream())
                .toList();
        for (SyntaxNode target : targets) {
            Value value = operands.of(target, scope);
            where = Branches.both(where, value.where());
            outputs.put(nameOf(target, outputs.size()), value.operand());
        }
        List<Branch> target = targets.isEmpty() ? Branches.ALWAYS : conditions.of(targets.get(0), scope, false);
        return new Answer(outputs, target, where);
    }

    private static String nameOf(SyntaxNode target, int position) {
        List<SyntaxNode> parts = target.children();
        if (target.kind().equals("target_el") && parts.size() > 1) {
            return parts.get(parts.size() - 1).identifier();
        }
        SyntaxNode value = Trees.unwrapped(target);
        if (value.is("columnref")) {
            List<String> name = Trees.name(value);
            return name.get(name.size() - 1);
        }
        return value.first("func_name")
                .map(Trees::name)
                .map(name -> name.get(name.size() - 1))
                .orElse("column" + position);
    }

    /** Adds the sources of a FROM clause to a scope; the ways in which their joins hold. */
    private List<Branch> from(SyntaxNode node, Scope scope) {
        if (node.is("table_ref") && !node.is("joined_table")) {
            source(node, scope);
            return Branches.ALWAYS;
        }
        List<Branch> joins = Branches.ALWAYS;
        List<SyntaxNode> conditionsOfJoins = new ArrayList<>();
        for (SyntaxNode part : node.children()) {
            if (part.is("join_qual")) {
                conditionsOfJoins.add(part);
            } else if (part.is("table_ref") || part.is("joined_table")) {
                joins = Branches.both(joins, from(part, scope));
            }
        }
        for (SyntaxNode join : conditionsOfJoins) {
            if (join.children().get(0).is("ON")) {
                joins = Branches.both(joins, conditions.of(join.children().get(1), scope, false));
            }
        }
        return joins;
    }

    private void source(SyntaxNode node, Scope scope) {
        String alias = node.children().stream()
                .filter(part -> part.is("alias_clause") || part.is("func_alias_clause"))
                .findFirst()
                .flatMap(part -> part.first("ColId"))
                .map(SyntaxNode::identifier)
                .orElse("");
        if (node.is("relation_expr") || node.hasChild("relation_expr")) {
            relation(node.first("qualified_name").orElseThrow(), alias, scope);
        } else if (node.hasChild("select_with_parens")) {
            scope.addQuery(
                    alias,
                    of(node.child("select_with_parens").orElseThrow(), scope).outputs());
        } else {
            node.first("func_application").ifPresent(call -> function(call, alias, scope));
        }
    }

    private void relation(SyntaxNode qualified, String alias, Scope scope) {
        List<String> name = Trees.name(qualified);
        String last = name.get(name.size() - 1);
        String known = alias.isEmpty() ? last : alias;
        if (name.size() == 1 && scope.defined(last).isPresent()) {
            scope.addQuery(known, scope.defined(last).orElseThrow());
            return;
        }
        names.relation(name.size() > 1 ? name.get(name.size() - 2) : null, last, scope.searchPath())
                .ifPresent(relation -> {
                    mentions.queries(relation);
                    scope.addRelation(known, relation);
                });
    }

    private void function(SyntaxNode call, String alias, Scope scope) {
        Operand result = operands.of(call, scope).operand();
        List<String> name = call.child("func_name").map(Trees::name).orElse(List.of(""));
        String known = alias.isEmpty() ? name.get(name.size() - 1) : alias;
        scope.addQuery(known, Map.of(known, result, "value", result));
    }
}
