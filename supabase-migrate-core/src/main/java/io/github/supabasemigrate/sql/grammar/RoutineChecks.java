package io.github.supabasemigrate.sql.grammar;

import static io.github.supabasemigrate.sql.grammar.ParseFailure.failIf;

import java.util.List;
import java.util.Optional;

/** Of the checks beside the productions, those of functions, aggregates, operators, triggers and types. */
final class RoutineChecks {

    private static final int LONGEST_FLOAT = 53;

    private RoutineChecks() {}

    /** Runs the check of a symbol; false if there is none. */
    static boolean run(String symbol, SyntaxNode node, SyntaxNode[] children) throws ParseFailure {
        switch (symbol) {
            case "oper_argtypes" -> failIf(children.length == 3, "missing argument", children[children.length - 1]);
            case "TriggerEvents" -> repeatedEvent(children);
            case "aggr_arg" -> output(node);
            case "aggr_args" -> orderedSet(node);
            case "CreateFunctionStmt" -> tableFunction(node);
            case "func_expr" -> withinGroup(node);
            case "AexprConst" -> typeModifiers(node);
            case "opt_float" -> precision(children[1]);
            default -> {
                return false;
            }
        }
        return true;
    }

    private static void repeatedEvent(SyntaxNode[] events) throws ParseFailure {
        String last = firstWord(events[events.length - 1]);
        for (int i = 0; i < events.length - 1; i++) {
            failIf(firstWord(events[i]).equals(last), "duplicate trigger events specified");
        }
    }

    private static String firstWord(SyntaxNode event) {
        return event.tokens().get(0).words();
    }

    private static void output(SyntaxNode argument) throws ParseFailure {
        failIf(isOutput(argument), "aggregates cannot have output arguments", argument);
    }

    private static boolean isOutput(SyntaxNode argument) {
        Optional<SyntaxNode> mode = argument.child("arg_class");
        return mode.isPresent() && (mode.get().contains("OUT_P") || mode.get().contains("INOUT"));
    }

    private static void orderedSet(SyntaxNode arguments) throws ParseFailure {
        List<SyntaxNode> lists = arguments.children("aggr_args_list");
        if (lists.size() < 2) {
            return;
        }
        SyntaxNode[] direct = lists.get(0).childArray();
        SyntaxNode[] ordered = lists.get(1).childArray();
        if (isVariadic(direct[direct.length - 1])) {
            failIf(
                    ordered.length != 1 || !isVariadic(ordered[0]),
                    "an ordered-set aggregate with a VARIADIC direct argument must have one VARIADIC aggregated argument"
                            + " of the same data type",
                    ordered[0].child("func_type").orElse(ordered[0]));
        }
    }

    private static boolean isVariadic(SyntaxNode argument) {
        return argument.child("arg_class").filter(mode -> mode.is("VARIADIC")).isPresent();
    }

    private static void tableFunction(SyntaxNode function) throws ParseFailure {
        Optional<SyntaxNode> arguments = function.child("func_args_with_defaults");
        if (function.hasChild("TABLE") && arguments.isPresent()) {
            for (SyntaxNode node : arguments.get().all()) {
                failIf(
                        node.is("func_arg") && isOutput(node),
                        "OUT and INOUT arguments aren't allowed in TABLE functions",
                        node);
            }
        }
    }

    private static void withinGroup(SyntaxNode call) throws ParseFailure {
        Optional<SyntaxNode> group = call.child("within_group_clause");
        Optional<SyntaxNode> function = call.child("func_application");
        if (group.isPresent() && function.isPresent()) {
            SyntaxNode arguments = function.get();
            boolean isOrdered = arguments.hasChild("sort_clause") || arguments.hasChild("opt_sort_clause");
            failIf(isOrdered, "cannot use multiple ORDER BY clauses with WITHIN GROUP", group.get());
            failIf(arguments.hasChild("DISTINCT"), "cannot use DISTINCT with WITHIN GROUP", group.get());
            failIf(arguments.hasChild("VARIADIC"), "cannot use VARIADIC with WITHIN GROUP", group.get());
        }
    }

    /** {@code numeric(9, 2) '1.5'}. */
    private static void typeModifiers(SyntaxNode constant) throws ParseFailure {
        Optional<SyntaxNode> modifiers = constant.child("func_arg_list");
        if (modifiers.isEmpty()) {
            return;
        }
        for (SyntaxNode modifier : modifiers.get().childArray()) {
            boolean isNamed = modifier.hasChild("COLON_EQUALS") || modifier.hasChild("EQUALS_GREATER");
            failIf(isNamed, "type modifier cannot have parameter name", modifier);
        }
        SyntaxNode order = constant.child("opt_sort_clause").orElse(constant);
        failIf(order != constant, "type modifier cannot have ORDER BY", order);
    }

    private static void precision(SyntaxNode bits) throws ParseFailure {
        long given = Long.parseLong(bits.text());
        failIf(given < 1, "precision for type float must be at least 1 bit", bits);
        failIf(
                given > LONGEST_FLOAT,
                "precision for type float must be less than " + (LONGEST_FLOAT + 1) + " bits",
                bits);
    }
}
