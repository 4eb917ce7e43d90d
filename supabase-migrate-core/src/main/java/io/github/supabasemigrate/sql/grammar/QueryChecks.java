package io.github.supabasemigrate.sql.grammar;

import static io.github.supabasemigrate.sql.grammar.ParseFailure.failIf;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Of the checks beside the productions, those of queries and expressions. */
final class QueryChecks {

    private static final Set<String> JSON_ENCODINGS = Set.of("utf8", "utf16", "utf32");

    private QueryChecks() {}

    /** Runs the check of a symbol; false if there is none. */
    static boolean run(String symbol, SyntaxNode node, SyntaxNode[] children) throws ParseFailure {
        switch (symbol) {
            case "limit_clause" -> limit(node, children);
            case "select_no_parens" -> select(node);
            case "ViewStmt" -> recursiveView(node);
            case "frame_extent" -> frame(node, children);
            case "a_expr" -> expression(node, children);
            case "json_format_clause" -> encoding(children[children.length - 1]);
            case "xmltable_column_option_el" -> xmlOption(node, children[0]);
            case "xmltable_column_el" -> xmlColumn(node);
            default -> {
                return false;
            }
        }
        return true;
    }

    private static void limit(SyntaxNode limit, SyntaxNode[] children) throws ParseFailure {
        failIf(limit.hasChild("','"), "LIMIT #,# syntax is not supported", children[0]);
    }

    private static void select(SyntaxNode select) throws ParseFailure {
        Optional<SyntaxNode> inner = inner(select);
        if (inner.isPresent()) {
            once(select, inner.get());
        }
        ties(select);
    }

    /** The query in parentheses to which a query adds clauses. */
    private static Optional<SyntaxNode> inner(SyntaxNode select) {
        Optional<SyntaxNode> inner = select.child("select_clause");
        if (inner.isEmpty() || !inner.get().is("select_with_parens")) {
            return Optional.empty();
        }
        SyntaxNode query = inner.get();
        while (query.kind().equals("select_with_parens")) {
            query = query.childArray()[1];
        }
        return Optional.of(query);
    }

    /** Parentheses around a query do not end it: what is written outside must not be written inside too. */
    private static void once(SyntaxNode select, SyntaxNode inner) throws ParseFailure {
        Optional<SyntaxNode> order = select.child("sort_clause");
        if (order.isPresent() && has(inner, "sort_clause")) {
            failIf(
                    true,
                    "multiple ORDER BY clauses not allowed",
                    leftmost(order.get().childArray()[2]));
        }
        for (String clause : new String[] {"offset_clause", "limit_clause"}) {
            Optional<SyntaxNode> again = part(select, clause);
            if (again.isPresent() && has(inner, clause)) {
                String word = clause.equals("limit_clause") ? "LIMIT" : "OFFSET";
                SyntaxNode[] words = again.get().childArray();
                SyntaxNode value = words[words[0].is("FETCH") ? 2 : 1];
                failIf(true, "multiple " + word + " clauses not allowed", leftmost(value));
            }
        }
        Optional<SyntaxNode> with = select.child("with_clause");
        if (with.isPresent()) {
            failIf(has(inner, "with_clause"), "multiple WITH clauses not allowed", with.get());
        }
    }

    private static boolean has(SyntaxNode query, String clause) {
        return query.kind().equals("select_no_parens")
                && (part(query, clause).isPresent()
                        || inner(query).filter(inner -> has(inner, clause)).isPresent());
    }

    private static Optional<SyntaxNode> part(SyntaxNode select, String clause) {
        Optional<SyntaxNode> own = select.child(clause);
        Optional<SyntaxNode> limits = own.isPresent() ? own : select.child("select_limit");
        return own.isPresent() || limits.isEmpty() ? own : limits.get().child(clause);
    }

    /** Where an expression begins for the server, which forgets the parentheses around one. */
    private static SyntaxNode leftmost(SyntaxNode expression) {
        SyntaxNode node = expression;
        while (!node.isToken()) {
            SyntaxNode[] children = node.childArray();
            boolean isParenthesised = children.length > 1 && children[0].is("'('") && children[1].is("a_expr");
            node = children[isParenthesised ? 1 : 0];
        }
        return node;
    }

    private static void ties(SyntaxNode select) throws ParseFailure {
        Optional<SyntaxNode> limit = part(select, "limit_clause");
        if (limit.isEmpty() || !limit.get().hasChild("TIES")) {
            return;
        }
        SyntaxNode[] words = limit.get().childArray();
        SyntaxNode with = words[words.length - 2];
        boolean isOrdered = select.hasChild("sort_clause")
                || inner(select).filter(inner -> has(inner, "sort_clause")).isPresent();
        failIf(!isOrdered, "WITH TIES cannot be specified without ORDER BY clause", with);
        boolean skips = select.child("for_locking_clause")
                .filter(locking -> locking.contains("SKIP"))
                .isPresent();
        failIf(skips, "SKIP LOCKED and WITH TIES options cannot be used together", with);
    }

    private static void recursiveView(SyntaxNode view) throws ParseFailure {
        Optional<SyntaxNode> check = view.child("opt_check_option");
        if (check.isPresent()) {
            failIf(view.hasChild("RECURSIVE"), "WITH CHECK OPTION not supported on recursive views", check.get());
        }
    }

    private static void frame(SyntaxNode extent, SyntaxNode[] children) throws ParseFailure {
        boolean isSingle = extent.kind().equals("frame_bound");
        SyntaxNode start = isSingle ? extent : children[1];
        failIf(isBound(start, "FOLLOWING", false), "frame start cannot be UNBOUNDED FOLLOWING", start);
        boolean isFollowing = isBound(start, "FOLLOWING", true);
        if (isSingle) {
            failIf(isFollowing, "frame starting from following row cannot end with current row", start);
            return;
        }
        SyntaxNode end = children[3];
        boolean endsBefore = isBound(end, "PRECEDING", true);
        failIf(isBound(end, "PRECEDING", false), "frame end cannot be UNBOUNDED PRECEDING", end);
        failIf(
                isBound(start, "ROW", false) && endsBefore,
                "frame starting from current row cannot have preceding rows",
                end);
        failIf(
                isFollowing && (endsBefore || isBound(end, "ROW", false)),
                "frame starting from following row cannot have preceding rows",
                end);
    }

    /** Whether a frame bound ends in a word, and says how many rows before it or not. */
    private static boolean isBound(SyntaxNode bound, String word, boolean isCounted) {
        SyntaxNode[] children = bound.childArray();
        return children[1].is(word) && children[0].is("a_expr") == isCounted;
    }

    private static void expression(SyntaxNode node, SyntaxNode[] children) throws ParseFailure {
        if (children.length == 3 && children[1].is("OVERLAPS")) {
            String complaint = "wrong number of parameters on %s side of OVERLAPS expression";
            failIf(width(children[0]) != 2, complaint.formatted("left"), children[0]);
            failIf(width(children[2]) != 2, complaint.formatted("right"), children[2]);
        } else {
            failIf(
                    children[0].isToken() && children[0].kind().equals("UNIQUE"),
                    "UNIQUE predicate is not yet implemented",
                    node);
        }
    }

    private static long width(SyntaxNode row) {
        long listed = row.child("expr_list")
                .map(list -> list.childArray().length / 2 + 1)
                .orElse(0);
        return row.childArray()[0].is("ROW") ? listed : listed + 1;
    }

    private static void encoding(SyntaxNode last) throws ParseFailure {
        if (!last.is("JSON")) {
            String name = last.identifier();
            failIf(
                    !JSON_ENCODINGS.contains(name.toLowerCase(Locale.ROOT)),
                    "unrecognized JSON encoding: " + name,
                    last);
        }
    }

    /** A name that the grammar gives to NULL and NOT NULL for its own use. */
    private static void xmlOption(SyntaxNode option, SyntaxNode name) throws ParseFailure {
        if (name.is("IDENT") && name.identifier().equals("__pg__is_not_null")) {
            failIf(true, "option name \"" + name.identifier() + "\" cannot be used in XMLTABLE", option);
        }
    }

    private static void xmlColumn(SyntaxNode column) throws ParseFailure {
        Optional<SyntaxNode> options = column.child("xmltable_column_option_list");
        if (options.isEmpty()) {
            return;
        }
        boolean hasDefault = false;
        boolean hasPath = false;
        boolean hasNull = false;
        for (SyntaxNode option : options.get().childArray()) {
            SyntaxNode first = option.isToken() ? option : option.childArray()[0];
            String name = first.identifier();
            boolean isNull = option.isToken() || first.kind().equals("NOT");
            boolean isDefault = name.equals("default");
            boolean isPath = name.equals("path");
            failIf(isDefault && hasDefault, "only one DEFAULT value is allowed", option);
            failIf(isPath && hasPath, "only one PATH value per column is allowed", option);
            failIf(
                    isNull && hasNull,
                    "conflicting or redundant NULL / NOT NULL declarations for column \""
                            + column.childArray()[0].identifier() + "\"",
                    option);
            failIf(!isDefault && !isPath && !isNull, "unrecognized column option \"" + name + "\"", option);
            hasDefault |= isDefault;
            hasPath |= isPath;
            hasNull |= isNull;
        }
    }
}
