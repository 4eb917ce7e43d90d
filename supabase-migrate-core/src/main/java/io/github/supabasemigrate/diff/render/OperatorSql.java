package io.github.supabasemigrate.diff.render;

import io.github.supabasemigrate.catalog.type.AccessMethod;
import io.github.supabasemigrate.catalog.type.Cast;
import io.github.supabasemigrate.catalog.type.Conversion;
import io.github.supabasemigrate.catalog.type.Operator;
import io.github.supabasemigrate.catalog.type.OperatorClass;
import io.github.supabasemigrate.catalog.type.OperatorFamily;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Operators, their classes and families, casts, conversions and access methods. */
public final class OperatorSql {

    private OperatorSql() {}

    static String create(Operator operator) {
        var parts = new ArrayList<String>();
        parts.add("FUNCTION = " + functionName(operator.function()));
        if (operator.left() != null) {
            parts.add("LEFTARG = " + operator.left());
        }
        parts.add("RIGHTARG = " + operator.right());
        addOperator(parts, "COMMUTATOR", operator.commutator());
        addOperator(parts, "NEGATOR", operator.negator());
        addFunction(parts, "RESTRICT", operator.restriction());
        addFunction(parts, "JOIN", operator.join());
        if (operator.canHash()) {
            parts.add("HASHES");
        }
        if (operator.canMerge()) {
            parts.add("MERGES");
        }
        return "CREATE OPERATOR " + Names.unsigned(operator.id()) + " (" + String.join(", ", parts) + ")";
    }

    private static void addOperator(List<String> parts, String word, @Nullable String operator) {
        if (operator != null) {
            parts.add(word + " = " + operatorName(operator));
        }
    }

    private static void addFunction(List<String> parts, String word, @Nullable String function) {
        if (function != null) {
            parts.add(word + " = " + functionName(function));
        }
    }

    /** A routine as the type {@code regprocedure} prints it, such as {@code schema.f(integer,text)}, without the argument types. */
    public static String functionName(String signed) {
        int open = signed.lastIndexOf('(');
        return open < 0 ? signed : signed.substring(0, open);
    }

    /** {@code schema.<(integer,integer)} as {@code regoperator} prints it, as {@code OPERATOR(schema.<)} where qualified. */
    static String operatorName(String operator) {
        String name = functionName(operator);
        return name.indexOf('.') < 0 ? name : "OPERATOR(" + name + ")";
    }

    static String create(OperatorFamily family) {
        return "CREATE OPERATOR FAMILY " + Names.unsigned(family.id()) + " USING " + Names.quote(family.method());
    }

    static List<String> members(OperatorFamily family) {
        return family.members().isEmpty()
                ? List.of()
                : List.of("ALTER OPERATOR FAMILY " + Names.unsigned(family.id()) + " USING "
                        + Names.quote(family.method()) + " ADD\n    " + String.join(",\n    ", family.members()));
    }

    static String create(OperatorClass operators) {
        var members = new ArrayList<>(operators.members());
        if (operators.storedType() != null) {
            members.add("STORAGE " + operators.storedType());
        }
        if (members.isEmpty()) {
            members.add("STORAGE " + operators.inputType());
        }
        return "CREATE OPERATOR CLASS " + Names.unsigned(operators.id()) + (operators.isDefault() ? " DEFAULT" : "")
                + " FOR TYPE " + operators.inputType() + " USING " + Names.quote(operators.method()) + " FAMILY "
                + Names.of(operators.family()) + " AS\n    " + String.join(",\n    ", members);
    }

    static String create(Cast cast) {
        String how = switch (cast.method()) {
            case FUNCTION -> "WITH FUNCTION " + cast.function();
            case INOUT -> "WITH INOUT";
            case BINARY -> "WITHOUT FUNCTION";
        };
        String context = cast.context() == Cast.Context.EXPLICIT ? "" : " AS " + cast.context();
        return "CREATE CAST (" + cast.source() + " AS " + cast.target() + ") " + how + context;
    }

    static String create(Conversion conversion) {
        return "CREATE " + (conversion.isDefault() ? "DEFAULT " : "") + "CONVERSION " + Names.of(conversion.id())
                + " FOR '" + conversion.source() + "' TO '" + conversion.target() + "' FROM "
                + functionName(conversion.function());
    }

    static String create(AccessMethod method) {
        return "CREATE ACCESS METHOD " + Names.of(method.id()) + " TYPE " + (method.isForIndexes() ? "INDEX" : "TABLE")
                + " HANDLER " + functionName(method.handler());
    }

    /** A member of a family as {@code DROP} names it: kind, number and types, {@code OPERATOR 1 (integer, bigint)}. */
    public static String memberReference(String member) {
        String head = member.replaceFirst("^(OPERATOR|FUNCTION) (\\d+).*$", "$1 $2");
        String rest = member.substring(head.length()).strip();
        int open = member.startsWith("FUNCTION") && rest.startsWith("(") ? 0 : rest.indexOf('(');
        int close = rest.indexOf(')', Math.max(open, 0));
        return open < 0 ? head : head + " " + rest.substring(open, close + 1);
    }
}
