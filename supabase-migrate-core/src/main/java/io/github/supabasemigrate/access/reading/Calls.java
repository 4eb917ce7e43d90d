package io.github.supabasemigrate.access.reading;

import io.github.supabasemigrate.access.condition.Branch;
import io.github.supabasemigrate.access.condition.Branches;
import io.github.supabasemigrate.access.condition.Operand;
import io.github.supabasemigrate.catalog.routine.Routine;
import io.github.supabasemigrate.sql.grammar.SyntaxNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads calls: those that tell about the caller, those that hand on a value, and those of the user's own functions. */
final class Calls {

    private static final Set<String> CLOCKS =
            Set.of("now", "statement_timestamp", "clock_timestamp", "transaction_timestamp", "timezone", "date_trunc");

    /** What they return is, for a comparison, what they are given. */
    private static final Set<String> TRANSPARENT = Set.of(
            "unnest",
            "array_agg",
            "max",
            "min",
            "any_value",
            "to_jsonb",
            "to_json",
            "jsonb_build_array",
            "json_build_array",
            "any",
            "string_to_array",
            "first_value");

    /** They change how a value is written, not what it says about the caller. */
    private static final Set<String> CASES = Set.of("lower", "upper", "btrim", "ltrim", "rtrim");

    private final Names names;
    private final Routines routines;
    private final Mentions mentions;
    private final Operands operands;

    Calls(Names names, Routines routines, Mentions mentions, Operands operands) {
        this.names = names;
        this.routines = routines;
        this.mentions = mentions;
        this.operands = operands;
    }

    /** What a call returns. */
    Value of(SyntaxNode call, Scope scope) {
        Optional<SyntaxNode> special = part(call, "func_expr_common_subexpr");
        if (special.isPresent()) {
            return ofSpecial(special.get(), scope);
        }
        SyntaxNode application = part(call, "func_application").orElse(call);
        List<String> name = application.child("func_name").map(Trees::name).orElse(List.of("?"));
        List<Value> arguments = new ArrayList<>();
        Map<String, Value> named = new LinkedHashMap<>();
        arguments(application, scope, arguments, named);
        return routine(name, arguments.size() + named.size(), scope)
                .map(routine -> result(routine, arguments, named))
                .orElseGet(() -> ofBuiltIn(name, arguments, scope));
    }

    /** The ways in which a call is true; empty if nothing is known of the function. */
    List<Branch> condition(SyntaxNode call, Scope scope, boolean negated, Conditions conditions) {
        Optional<SyntaxNode> special = part(call, "func_expr_common_subexpr");
        if (special.isPresent()) {
            boolean isCoalesce = special.get().children().get(0).is("COALESCE");
            return isCoalesce
                    ? special.get()
                            .first("expr_list")
                            .map(list -> conditions.of(list.children().get(0), scope, negated))
                            .orElse(List.of())
                    : List.of();
        }
        SyntaxNode application = part(call, "func_application").orElse(call);
        List<String> name = application.child("func_name").map(Trees::name).orElse(List.of("?"));
        List<Value> arguments = new ArrayList<>();
        Map<String, Value> named = new LinkedHashMap<>();
        arguments(application, scope, arguments, named);
        return routine(name, arguments.size() + named.size(), scope)
                .map(routine -> branches(routine, arguments, named, negated))
                .orElse(List.of());
    }

    /** The fields that {@code jsonb_build_object} makes; empty for anything else. */
    Map<String, Value> fields(SyntaxNode call, Scope scope) {
        SyntaxNode application = part(call, "func_application").orElse(call);
        List<String> name = application.child("func_name").map(Trees::name).orElse(List.of("?"));
        List<Value> arguments = new ArrayList<>();
        if (name.get(name.size() - 1).endsWith("_build_object")) {
            arguments(application, scope, arguments, new LinkedHashMap<>());
        }
        Map<String, Value> fields = new LinkedHashMap<>();
        for (int i = 0; i + 1 < arguments.size(); i += 2) {
            if (arguments.get(i).operand() instanceof Operand.Constants key) {
                fields.put(String.valueOf(key.values().get(0)), arguments.get(i + 1));
            }
        }
        return fields.size() * 2 == arguments.size() ? fields : Map.of();
    }

    private static Optional<SyntaxNode> part(SyntaxNode call, String kind) {
        return call.is(kind) ? Optional.of(call) : call.child(kind);
    }

    private void arguments(SyntaxNode application, Scope scope, List<Value> inOrder, Map<String, Value> named) {
        for (SyntaxNode child : application.children()) {
            if (child.is("func_arg_list") || child.is("func_arg_expr")) {
                List<SyntaxNode> all = child.is("func_arg_list") ? child.children("func_arg_expr") : List.of(child);
                for (SyntaxNode argument : all) {
                    if (argument.hasChild("param_name")) {
                        List<SyntaxNode> parts = argument.children();
                        named.put(parts.get(0).identifier(), operands.of(parts.get(parts.size() - 1), scope));
                    } else {
                        inOrder.add(operands.of(argument, scope));
                    }
                }
            }
        }
    }

    private Optional<Routine> routine(List<String> name, int arguments, Scope scope) {
        String schema = name.size() > 1 ? name.get(name.size() - 2) : null;
        if (schema != null && (schema.equals("auth") || schema.equals("pg_catalog") || schema.equals("storage"))) {
            return Optional.empty();
        }
        return names.routine(schema, name.get(name.size() - 1), arguments, scope.searchPath())
                .filter(routine -> !routine.id().schema().equals("auth"));
    }

    private Value result(Routine routine, List<Value> arguments, Map<String, Value> named) {
        mentions.calls(routine.id());
        Value result = routines.read(routine, operands(arguments), operands(named), mentions)
                .result();
        return new Value(result.operand(), Branches.both(where(arguments, named), result.where()));
    }

    private List<Branch> branches(Routine routine, List<Value> arguments, Map<String, Value> named, boolean negated) {
        mentions.calls(routine.id());
        List<Branch> found = routines.read(routine, operands(arguments), operands(named), mentions)
                .branches();
        boolean asks = found.stream().anyMatch(Branch::asksCaller);
        return Branches.both(where(arguments, named), negated ? List.of(Branch.opaque(asks)) : found);
    }

    private static List<Operand> operands(List<Value> values) {
        return values.stream().map(Value::operand).toList();
    }

    private static Map<String, Operand> operands(Map<String, Value> values) {
        Map<String, Operand> found = new LinkedHashMap<>();
        values.forEach((name, value) -> found.put(name, value.operand()));
        return found;
    }

    private static List<Branch> where(List<Value> arguments, Map<String, Value> named) {
        List<Branch> all = Branches.ALWAYS;
        for (Value value : arguments) {
            all = Branches.both(all, value.where());
        }
        for (Value value : named.values()) {
            all = Branches.both(all, value.where());
        }
        return all;
    }

    private Value ofSpecial(SyntaxNode call, Scope scope) {
        SyntaxNode word = call.children().isEmpty() ? call : call.children().get(0);
        if (word.text().toLowerCase(Locale.ROOT).startsWith("current_")) {
            boolean isTime = word.is("CURRENT_DATE") || word.is("CURRENT_TIMESTAMP");
            return isTime ? Value.of(new Operand.Now()) : Value.UNKNOWN;
        }
        if (word.is("COALESCE") || word.is("GREATEST") || word.is("LEAST")) {
            return call.child("expr_list")
                    .map(list -> operands.ofList(list, scope))
                    .orElse(Value.UNKNOWN);
        }
        if (word.is("NULLIF") || word.is("CAST")) {
            return call.child("a_expr").map(first -> operands.of(first, scope)).orElse(Value.UNKNOWN);
        }
        if (word.is("TRIM")) {
            return call.child("trim_list")
                    .map(list -> list.is("a_expr") ? list : list.first("a_expr").orElse(list))
                    .map(first -> applied("btrim", operands.of(first, scope)))
                    .orElse(Value.UNKNOWN);
        }
        return operands.unknown(call, scope);
    }

    private Value ofBuiltIn(List<String> name, List<Value> arguments, Scope scope) {
        String last = name.get(name.size() - 1);
        boolean isAuth = name.size() > 1
                ? name.get(name.size() - 2).equals("auth")
                : scope.searchPath().contains("auth");
        if (isAuth && arguments.isEmpty()) {
            return Value.of(Context.ofAuthFunction(last));
        }
        if (CLOCKS.contains(last)) {
            return arguments.stream()
                    .filter(value -> value.operand() instanceof Operand.OfColumn)
                    .findFirst()
                    .orElse(Value.of(new Operand.Now()));
        }
        if (arguments.isEmpty()) {
            return Value.UNKNOWN;
        }
        Value first = arguments.get(0);
        if (last.equals("current_setting") && first.operand() instanceof Operand.Constants constants) {
            String setting = constants.values().get(0);
            return setting == null ? Value.UNKNOWN : Value.of(Context.ofSetting(setting));
        }
        return ofArguments(last, first, arguments);
    }

    private static Value ofArguments(String name, Value first, List<Value> arguments) {
        if (TRANSPARENT.contains(name)) {
            return first;
        }
        if (name.startsWith("jsonb_array_elements") || name.startsWith("json_array_elements")) {
            return first.operand() instanceof Operand.OfContext
                    ? first.with(first.operand().at("*"))
                    : first;
        }
        if (name.startsWith("jsonb_extract_path") || name.startsWith("json_extract_path")) {
            Operand found = first.operand();
            for (Value key : arguments.subList(1, arguments.size())) {
                boolean isKey = key.operand() instanceof Operand.Constants;
                found = isKey
                        ? found.at(String.valueOf(
                                ((Operand.Constants) key.operand()).values().get(0)))
                        : Operand.unknown();
            }
            return first.with(found);
        }
        Value applied = applied(name, first);
        boolean asks = arguments.stream().anyMatch(Value::asksCaller);
        return asks && applied.operand() instanceof Operand.Unknown
                ? new Value(Operand.unknown(), List.of(Branch.opaque(true)))
                : applied;
    }

    private static Value applied(String function, Value value) {
        if (CASES.contains(function) && !(value.operand() instanceof Operand.OfColumn)) {
            return value;
        }
        return value.operand() instanceof Operand.OfColumn column
                ? value.with(new Operand.OfColumn(column.column(), function, column.isQueried()))
                : value.with(Operand.unknown());
    }
}
