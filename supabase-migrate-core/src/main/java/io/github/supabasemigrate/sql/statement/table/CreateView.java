package io.github.supabasemigrate.sql.statement.table;

import io.github.supabasemigrate.sql.grammar.SyntaxNode;
import io.github.supabasemigrate.sql.statement.QualifiedName;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * {@code CREATE VIEW} and {@code CREATE MATERIALIZED VIEW}.
 *
 * @param options of {@code WITH (…)}, names in lower case; a bare name has the value {@code true}
 */
public record CreateView(
        QualifiedName name,
        boolean isMaterialized,
        boolean isTemporary,
        boolean orReplace,
        boolean ifNotExists,
        Map<String, String> options,
        SyntaxNode query,
        SyntaxNode node) {

    public CreateView {
        options = Map.copyOf(options);
    }

    public static Optional<CreateView> of(SyntaxNode node) {
        boolean materialized = node.is("CreateMatViewStmt");
        if (!materialized && !node.is("ViewStmt")) {
            return Optional.empty();
        }
        SyntaxNode target = node.child("create_mv_target").orElse(node);
        return Optional.of(new CreateView(
                QualifiedName.of(
                        target.is("qualified_name")
                                ? target
                                : target.child("qualified_name").orElseThrow()),
                materialized,
                node.child("OptTemp").map(word -> word.words().contains("TEMP")).orElse(false),
                node.hasChild("REPLACE"),
                node.hasChild("EXISTS"),
                target.child("opt_reloptions").map(CreateView::options).orElse(Map.of()),
                node.child("SelectStmt").orElseThrow(),
                node));
    }

    /** Whether the view runs with the rights of who queries it. */
    public boolean isSecurityInvoker() {
        String value = options.getOrDefault("security_invoker", "false");
        return value.equals("true") || value.equals("on") || value.equals("1") || value.equals("yes");
    }

    private static Map<String, String> options(SyntaxNode clause) {
        Map<String, String> options = new TreeMap<>();
        for (SyntaxNode element : clause.first("reloption_list").orElseThrow().children("reloption_elem")) {
            int equals =
                    element.children().stream().map(SyntaxNode::kind).toList().indexOf("'='");
            String name = (equals < 0 ? element : element.children().get(equals - 1)).identifier();
            options.put(name, equals < 0 ? "true" : value(element.children().get(equals + 1)));
        }
        return options;
    }

    private static String value(SyntaxNode node) {
        return node.is("SCONST") ? node.literal() : node.text().toLowerCase(Locale.ROOT);
    }
}
