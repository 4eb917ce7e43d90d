package io.github.supabasemigrate.access.reading;

import io.github.supabasemigrate.access.condition.Comparison.Operator;
import io.github.supabasemigrate.sql.grammar.SyntaxNode;
import java.util.ArrayList;
import java.util.List;

/** Shapes of expression trees. */
final class Trees {

    private Trees() {}

    /** Without the parentheses around it. */
    static SyntaxNode unwrapped(SyntaxNode node) {
        SyntaxNode inner = node;
        while (true) {
            List<SyntaxNode> parts = inner.children();
            boolean isTarget = inner.kind().equals("target_el");
            boolean isWrapped = inner.kind().equals("c_expr")
                    && parts.size() == 3
                    && parts.get(0).is("'('");
            if (isWrapped) {
                inner = parts.get(1);
            } else if (isTarget && !parts.isEmpty()) {
                inner = parts.get(0);
            } else {
                return inner;
            }
        }
    }

    /** The parts of a name such as {@code public.notes.id}, unquoted. */
    static List<String> name(SyntaxNode node) {
        List<String> parts = new ArrayList<>();
        if (node.isToken()) {
            parts.add(node.identifier());
            return parts;
        }
        node.children().get(0).tokens().forEach(token -> parts.add(token.identifier()));
        node.descendants("attr_name").forEach(attribute -> parts.add(attribute.identifier()));
        return parts;
    }

    static Operator operator(SyntaxNode node) {
        return switch (symbol(node)) {
            case "=" -> Operator.EQUAL;
            case "<>", "!=" -> Operator.UNEQUAL;
            case "<" -> Operator.LESS;
            case "<=" -> Operator.AT_MOST;
            case ">" -> Operator.GREATER;
            case ">=" -> Operator.AT_LEAST;
            case "~~", "~~*", "LIKE", "ILIKE" -> Operator.LIKE;
            case "!~~", "!~~*", "NOT LIKE", "NOT ILIKE" -> Operator.UNLIKE;
            case "~", "~*" -> Operator.MATCHES;
            case "!~", "!~*" -> Operator.MATCHES_NOT;
            case "@>", "?", "?|", "&&" -> Operator.CONTAINS;
            default -> Operator.OTHER;
        };
    }

    /** The text of an operator, without a schema. */
    static String symbol(SyntaxNode node) {
        String words = node.words();
        int qualified = words.lastIndexOf(" . ");
        return qualified < 0 ? words : words.substring(qualified + 3).replace(" )", "");
    }
}
