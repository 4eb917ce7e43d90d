package io.github.supabasemigrate.access.reading;

import io.github.supabasemigrate.access.condition.Branch;
import io.github.supabasemigrate.access.condition.Operand;
import io.github.supabasemigrate.sql.grammar.SyntaxNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads trees that have a value. */
final class Operands {

    private final Mentions mentions;
    private final Conditions conditions;
    private final Queries queries;
    private final Calls calls;

    Operands(Names names, Routines routines, Mentions mentions, Conditions conditions) {
        this.mentions = mentions;
        this.conditions = conditions;
        this.queries = new Queries(names, mentions, conditions, this);
        this.calls = new Calls(names, routines, mentions, this);
    }

    Queries queries() {
        return queries;
    }

    /** What a tree stands for. */
    Value of(SyntaxNode tree, Scope scope) {
        SyntaxNode node = Trees.unwrapped(tree);
        List<SyntaxNode> parts = node.children();
        if (node.is("columnref")) {
            return scope.resolve(Trees.name(node), mentions);
        }
        if (node.is("AexprConst")) {
            return Value.of(constant(node));
        }
        if (node.is("select_with_parens")) {
            return queries.of(node, scope).value();
        }
        if (node.is("func_expr") || node.is("func_application") || node.is("func_expr_common_subexpr")) {
            return calls.of(node, scope);
        }
        if (node.is("PARAM") || parts.isEmpty()) {
            return scope.resolve(List.of(node.text()), mentions);
        }
        if (node.kind().equals("a_expr") || node.kind().equals("b_expr")) {
            return ofOperation(node, parts, scope);
        }
        if (node.kind().equals("c_expr") && parts.get(0).is("'('")) {
            return of(parts.get(1), scope);
        }
        if (parts.get(0).is("ARRAY")) {
            return of(parts.get(1), scope);
        }
        if (node.is("expr_list") || node.is("array_expr")) {
            return ofList(node, scope);
        }
        return unknown(node, scope);
    }

    private Value ofOperation(SyntaxNode node, List<SyntaxNode> parts, Scope scope) {
        SyntaxNode second = parts.get(1);
        if (second.is("TYPECAST")) {
            Value value = of(parts.get(0), scope);
            return parts.get(2).text().endsWith("[]") ? value.with(Constant.elements(value.operand())) : value;
        }
        if (second.is("AT") || second.is("COLLATE")) {
            return of(parts.get(0), scope);
        }
        if (parts.size() == 2 && parts.get(0).text().equals("-")) {
            return Value.of(Constant.negative(of(second, scope).operand()));
        }
        if (parts.size() != 3) {
            return unknown(node, scope);
        }
        return switch (Trees.symbol(second)) {
            case "->", "->>", "#>", "#>>" -> at(of(parts.get(0), scope), parts.get(2), scope);
            case "+", "-" -> moved(of(parts.get(0), scope), node, scope);
            default -> unknown(node, scope);
        };
    }

    private Value at(Value json, SyntaxNode key, Scope scope) {
        Operand found = json.operand();
        if (Constant.elements(of(key, scope).operand()) instanceof Operand.Constants keys) {
            for (@Nullable String step : keys.values()) {
                found = step == null ? Operand.unknown() : found.at(step);
            }
            return json.with(found);
        }
        return json.with(Operand.unknown());
    }

    /** The time, earlier or later, is still a time. */
    private Value moved(Value value, SyntaxNode node, Scope scope) {
        return value.operand() instanceof Operand.Now ? value : unknown(node, scope);
    }

    Value ofList(SyntaxNode list, Scope scope) {
        List<@Nullable String> constants = new ArrayList<>();
        Value other = null;
        SyntaxNode elements = list.child("expr_list").orElse(list);
        for (SyntaxNode element : elements.children("a_expr")) {
            Value value = of(element, scope);
            if (value.operand() instanceof Operand.Constants some) {
                constants.addAll(some.values());
            } else if (other == null) {
                other = value;
            }
        }
        return other == null ? Value.of(new Operand.Constants(constants)) : other;
    }

    /** Something not understood; what is in it is noted, and whether it asks about the caller is kept. */
    Value unknown(SyntaxNode node, Scope scope) {
        boolean asks = node.children().stream()
                        .filter(part -> !part.isToken() || part.is("columnref") || part.is("AexprConst"))
                        .map(part -> of(part, scope))
                        .filter(Value::asksCaller)
                        .count()
                > 0;
        return asks ? new Value(Operand.unknown(), List.of(Branch.opaque(true))) : Value.UNKNOWN;
    }

    /** The fields of an object that a call builds; empty if it builds none, or one whose keys are not written down. */
    Map<String, Value> fields(SyntaxNode node, Scope scope) {
        return node.is("func_expr") || node.is("func_application") ? calls.fields(node, scope) : Map.of();
    }

    /** The ways in which a call is true; empty if nothing is known of the function. */
    List<Branch> condition(SyntaxNode call, Scope scope, boolean negated) {
        return calls.condition(call, scope, negated, conditions);
    }

    private static Operand constant(SyntaxNode node) {
        if (node.is("NULL_P")) {
            return Operand.Constants.of(null);
        }
        if (node.is("Sconst")) {
            return Operand.Constants.of(node.literal());
        }
        if (node.isToken()) {
            return Operand.Constants.of(node.words().toLowerCase(Locale.ROOT));
        }
        boolean isInterval = node.hasChild("ConstInterval");
        return isInterval
                ? Operand.unknown()
                : node.child("Sconst")
                        .map(text -> (Operand) Operand.Constants.of(text.literal()))
                        .orElse(Operand.unknown());
    }
}
