package io.github.supabasemigrate.sql.statement;

import io.github.supabasemigrate.sql.grammar.SyntaxNode;
import java.util.List;
import java.util.Optional;

/**
 * {@code CREATE} of anything that has a name: what is made, under which name, and whether a second run would fail.
 *
 * @param kind in the words of the command tag: {@code TABLE}, {@code SCHEMA}, {@code TYPE}
 * @param name empty for an index or schema whose name the server chooses; for a schema, extension or role without a schema
 * @param nameNode where the name stands
 */
public record CreateObject(
        String kind,
        Optional<QualifiedName> name,
        Optional<SyntaxNode> nameNode,
        boolean ifNotExists,
        boolean orReplace,
        SyntaxNode node) {

    /** Symbols that are the name in one CREATE statement or another; the first child of them counts. */
    private static final List<String> NAMES = List.of(
            "qualified_name",
            "create_as_target",
            "create_mv_target",
            "func_name",
            "any_name",
            "name",
            "opt_single_name",
            "RoleId",
            "ColId",
            "any_operator");

    public static Optional<CreateObject> of(SyntaxNode node) {
        if (node.isToken() || !node.children().get(0).is("CREATE")) {
            return Optional.empty();
        }
        Optional<SyntaxNode> name = nameNode(node);
        return Optional.of(new CreateObject(
                CommandTag.of(node).substring("CREATE ".length()),
                name.map(QualifiedName::of),
                name,
                node.hasChild("EXISTS") || node.hasChild("opt_if_not_exists"),
                node.hasChild("opt_or_replace") || node.hasChild("REPLACE"),
                node));
    }

    private static Optional<SyntaxNode> nameNode(SyntaxNode node) {
        for (SyntaxNode child : node.children()) {
            if (child.is("ON")) {
                return Optional.empty();
            }
            if (NAMES.stream().anyMatch(child::is)) {
                return Optional.of(
                        child.is("create_as_target") || child.is("create_mv_target")
                                ? child.first("qualified_name").orElse(child)
                                : child);
            }
        }
        return Optional.empty();
    }
}
