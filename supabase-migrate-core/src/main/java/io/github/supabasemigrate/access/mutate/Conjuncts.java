package io.github.supabasemigrate.access.mutate;

import io.github.supabasemigrate.sql.SqlScript;
import io.github.supabasemigrate.sql.SqlStatement;
import io.github.supabasemigrate.sql.grammar.SyntaxNode;
import java.util.ArrayList;
import java.util.List;

/** The parts of a condition that AND joins, those inside of its queries and of its OR branches too. */
final class Conjuncts {

    /** More than this a policy written by people hardly has. */
    private static final int MOST = 8;

    private static final String PREFIX = "SELECT ";

    /**
     * A condition without one part.
     *
     * @param dropped the part, as PostgreSQL prints it
     * @param condition the rest
     * @param never the condition with a part in its place that is never true
     */
    record Without(String dropped, String condition, String never) {}

    private Conjuncts() {}

    /** The condition without each of its parts, one at a time; nothing for what cannot be parsed. */
    static List<Without> of(String condition) {
        List<SqlStatement> statements = SqlScript.parse(PREFIX + condition).statements();
        var found = new ArrayList<Without>();
        if (!statements.isEmpty()) {
            statements
                    .get(0)
                    .tree()
                    .ifPresent(tree -> tree.nodes()
                            .filter(Conjuncts::isConjunction)
                            .forEach(node -> {
                                add(condition, node.children().get(0), found);
                                add(condition, node.children().get(2), found);
                            }));
        }
        return found.subList(0, Math.min(MOST, found.size()));
    }

    private static boolean isConjunction(SyntaxNode node) {
        List<SyntaxNode> parts = node.children();
        return parts.size() == 3 && parts.get(1).is("AND") && parts.get(1).isToken();
    }

    /** The left side of an AND may be an AND, whose own sides come by themselves. */
    private static void add(String condition, SyntaxNode part, List<Without> found) {
        if (isConjunction(part)) {
            return;
        }
        int start = part.start() - PREFIX.length();
        String text = part.text();
        String before = condition.substring(0, start);
        String after = condition.substring(start + text.length());
        found.add(new Without(text, before + "true" + after, before + "false" + after));
    }
}
