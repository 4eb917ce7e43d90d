package io.github.supabasemigrate.sql.grammar;

import static io.github.supabasemigrate.sql.grammar.ActionChecks.failIf;

import java.util.Optional;

/** Of the checks beside the productions, those of queries and calls. */
final class QueryChecks {

    private QueryChecks() {}

    /** A node with a single child is that child under one more name, and has nothing to check. */
    static void check(SyntaxNode node) throws ParseFailure {
        if (node.kind().equals("func_expr")) {
            withinGroup(node);
        } else if (node.kind().equals("select_no_parens")) {
            ties(node);
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

    private static void ties(SyntaxNode select) throws ParseFailure {
        Optional<SyntaxNode> limit = select.first("limit_clause").filter(found -> found.hasChild("TIES"));
        if (limit.isEmpty() || !isOwn(select, limit.get())) {
            return;
        }
        SyntaxNode[] words = limit.get().childArray();
        SyntaxNode with = words[words.length - 2];
        boolean isOrdered = select.hasChild("sort_clause")
                || select.hasChild("opt_sort_clause")
                || select.hasChild("select_with_parens");
        failIf(!isOrdered, "WITH TIES cannot be specified without ORDER BY clause", with);
        boolean skips = select.child("for_locking_clause")
                .or(() -> select.child("opt_for_locking_clause"))
                .filter(locking -> locking.contains("SKIP"))
                .isPresent();
        failIf(skips, "SKIP LOCKED and WITH TIES options cannot be used together", with);
    }

    /** Whether the limit is this query's, and not one of a query inside it. */
    private static boolean isOwn(SyntaxNode select, SyntaxNode limit) {
        return select.children().stream()
                .anyMatch(child -> child == limit
                        || (child.is("select_limit") && child.children().contains(limit)));
    }
}
