package io.github.supabasemigrate.sql.statement;

import io.github.supabasemigrate.sql.grammar.SyntaxNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * {@code DROP} of anything.
 *
 * @param kind in the words of the command tag: {@code TABLE}, {@code POLICY}, {@code FUNCTION}
 * @param names what is dropped; for functions without their arguments
 * @param table of a policy, rule or trigger
 * @param objects the nodes of what is dropped, functions with their arguments
 */
public record Drop(
        String kind,
        List<QualifiedName> names,
        Optional<QualifiedName> table,
        List<SyntaxNode> objects,
        boolean ifExists,
        boolean cascade,
        boolean concurrently,
        SyntaxNode node) {

    private static final List<String> LISTS = List.of(
            "any_name_list",
            "name_list",
            "type_name_list",
            "function_with_argtypes_list",
            "aggregate_with_argtypes_list",
            "operator_with_argtypes_list",
            "role_list");

    private static final Set<String> NOT_OBJECTS = Set.of("DropOwnedStmt");

    public static Optional<Drop> of(SyntaxNode node) {
        if (node.isToken()
                || !node.children().get(0).is("DROP")
                || NOT_OBJECTS.stream().anyMatch(node::is)) {
            return Optional.empty();
        }
        List<SyntaxNode> objects = objects(node);
        return Optional.of(new Drop(
                CommandTag.of(node).substring("DROP ".length()),
                objects.stream().map(QualifiedName::of).toList(),
                node.hasChild("ON") ? node.child("any_name").map(QualifiedName::of) : Optional.empty(),
                objects,
                node.hasChild("EXISTS"),
                node.child("opt_drop_behavior").map(how -> how.is("CASCADE")).orElse(false),
                node.hasChild("CONCURRENTLY"),
                node));
    }

    private static List<SyntaxNode> objects(SyntaxNode node) {
        for (String list : LISTS) {
            Optional<SyntaxNode> found = node.child(list);
            if (found.isPresent()) {
                return found.get().children().stream()
                        .filter(child -> !child.is("','"))
                        .toList();
            }
        }
        return node.child("name").map(List::of).orElse(List.of());
    }
}
