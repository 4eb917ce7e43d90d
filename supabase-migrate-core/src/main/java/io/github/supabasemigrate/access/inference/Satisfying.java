package io.github.supabasemigrate.access.inference;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.supabasemigrate.access.condition.Comparison;
import io.github.supabasemigrate.access.condition.Comparison.Operator;
import io.github.supabasemigrate.access.condition.Operand;
import io.github.supabasemigrate.catalog.relation.Column;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Values that make a comparison true, or false. */
final class Satisfying {

    static final String PAST = "2001-01-01";
    static final String FUTURE = "2099-01-01";

    /** A text that no policy names. */
    static final String OTHER = "other";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> NUMBERS = Set.of("int2", "int4", "int8", "numeric", "float4", "float8");

    private Satisfying() {}

    /** Values of the column for which a fact is true, best first. */
    static List<@Nullable String> values(Fact fact, Column column) {
        return of(fact.comparison(), column, fact.comparison().operator(), fact);
    }

    /** Values of the column for which a fact is false. */
    static List<@Nullable String> failing(Fact fact, Column column) {
        return of(fact.comparison(), column, opposite(fact.comparison().operator()), fact);
    }

    private static List<@Nullable String> of(Comparison comparison, Column column, Operator operator, Fact fact) {
        List<@Nullable String> plain = plain(comparison, column, operator);
        List<String> path = fact.column().column().path();
        return path.isEmpty()
                ? plain
                : plain.stream()
                        .map(value -> (@Nullable String) nested(path, value))
                        .toList();
    }

    private static List<@Nullable String> plain(Comparison comparison, Column column, Operator operator) {
        boolean mayBeNull = !column.notNull();
        return switch (operator) {
            case IS_TRUE -> List.of("true");
            case IS_NOT_TRUE -> List.of("false");
            case IS_NULL -> mayBeNull ? Collections.singletonList(null) : List.of();
            case IS_NOT_NULL -> present(column);
            default -> compared(comparison.right(), operator, column);
        };
    }

    private static List<@Nullable String> present(Column column) {
        if (isTime(column)) {
            return List.of(PAST);
        }
        return isBoolean(column) ? List.of("false", "true") : List.of();
    }

    private static List<@Nullable String> compared(Operand right, Operator operator, Column column) {
        if (right instanceof Operand.Now) {
            boolean isBefore = operator == Operator.LESS || operator == Operator.AT_MOST;
            return List.of(isBefore ? PAST : FUTURE);
        }
        return right instanceof Operand.Constants constants
                ? ofConstants(constants.values(), operator, column)
                : List.of();
    }

    private static List<@Nullable String> ofConstants(
            List<@Nullable String> constants, Operator operator, Column column) {
        List<@Nullable String> found = new ArrayList<>();
        for (@Nullable String constant : constants) {
            if (constant != null) {
                found.addAll(ofConstant(constant, operator, column));
            }
        }
        return found;
    }

    private static List<String> ofConstant(String constant, Operator operator, Column column) {
        return switch (operator) {
            case EQUAL -> List.of(constant);
            case UNEQUAL -> other(constant, column);
            case AT_MOST, AT_LEAST -> isTime(column) || isNumber(column) ? List.of(constant) : List.of();
            case LESS -> moved(constant, -1, column);
            case GREATER -> moved(constant, 1, column);
            case LIKE -> List.of(constant.replace("%", "x").replace('_', 'x'));
            case CONTAINS -> List.of(column.type().isArray() ? "{" + constant + "}" : constant);
            default -> List.of();
        };
    }

    /** Something else; what a check or an enum allows is tried anyway. */
    private static List<String> other(String constant, Column column) {
        if (isBoolean(column)) {
            return List.of(constant.startsWith("t") ? "false" : "true");
        }
        return isText(column) ? List.of(constant.equals(OTHER) ? "another" : OTHER) : List.of();
    }

    private static List<String> moved(String number, int by, Column column) {
        try {
            return isNumber(column)
                    ? List.of(new BigDecimal(number).add(BigDecimal.valueOf(by)).toPlainString())
                    : List.of();
        } catch (NumberFormatException e) {
            return List.of();
        }
    }

    private static Operator opposite(Operator operator) {
        return switch (operator) {
            case EQUAL -> Operator.UNEQUAL;
            case UNEQUAL -> Operator.EQUAL;
            case LESS -> Operator.AT_LEAST;
            case AT_MOST -> Operator.GREATER;
            case GREATER -> Operator.AT_MOST;
            case AT_LEAST -> Operator.LESS;
            case IS_NULL -> Operator.IS_NOT_NULL;
            case IS_NOT_NULL -> Operator.IS_NULL;
            case IS_TRUE -> Operator.IS_NOT_TRUE;
            case IS_NOT_TRUE -> Operator.IS_TRUE;
            default -> Operator.OTHER;
        };
    }

    private static String nested(List<String> path, @Nullable String value) {
        ObjectNode root = JSON.createObjectNode();
        ObjectNode at = root;
        for (String key : path.subList(0, path.size() - 1)) {
            at = at.putObject(key);
        }
        String last = path.get(path.size() - 1);
        if (value == null) {
            at.putNull(last);
        } else if (value.equals("true") || value.equals("false")) {
            at.put(last, Boolean.parseBoolean(value));
        } else {
            at.put(last, value);
        }
        return root.toString();
    }

    private static boolean isTime(Column column) {
        String type = column.type().name();
        return type.startsWith("timestamp") || type.equals("date");
    }

    private static boolean isText(Column column) {
        return Set.of("text", "varchar", "citext", "bpchar")
                .contains(column.type().name());
    }

    private static boolean isBoolean(Column column) {
        return column.type().name().equals("bool");
    }

    private static boolean isNumber(Column column) {
        return NUMBERS.contains(column.type().name());
    }
}
