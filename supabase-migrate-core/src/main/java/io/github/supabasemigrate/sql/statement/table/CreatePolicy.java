package io.github.supabasemigrate.sql.statement.table;

import io.github.supabasemigrate.sql.grammar.SyntaxNode;
import io.github.supabasemigrate.sql.statement.QualifiedName;
import java.util.List;
import java.util.Optional;

/**
 * {@code CREATE POLICY}, or {@code ALTER POLICY} of its roles or expressions.
 *
 * @param command {@code ALL}, {@code SELECT}, {@code INSERT}, {@code UPDATE} or {@code DELETE}
 * @param roles empty where no TO is written: everyone
 */
public record CreatePolicy(
        String name,
        QualifiedName table,
        boolean isAlter,
        boolean isPermissive,
        String command,
        List<String> roles,
        Optional<SyntaxNode> using,
        Optional<SyntaxNode> withCheck,
        SyntaxNode node) {

    public static Optional<CreatePolicy> of(SyntaxNode node) {
        if (!node.is("CreatePolicyStmt") && !node.is("AlterPolicyStmt")) {
            return Optional.empty();
        }
        return Optional.of(new CreatePolicy(
                node.child("name").orElseThrow().identifier(),
                QualifiedName.of(node.child("qualified_name").orElseThrow()),
                node.is("AlterPolicyStmt"),
                node.child("RowSecurityDefaultPermissive")
                        .map(as -> as.children().get(1).identifier().equals("permissive"))
                        .orElse(true),
                node.child("RowSecurityDefaultForCmd")
                        .map(clause -> clause.children().get(1).words())
                        .orElse("ALL"),
                node.child("RowSecurityDefaultToRole")
                        .or(() -> node.child("RowSecurityOptionalToRole"))
                        .map(CreatePolicy::roles)
                        .orElse(List.of()),
                node.child("RowSecurityOptionalExpr").flatMap(clause -> clause.child("a_expr")),
                node.child("RowSecurityOptionalWithCheck").flatMap(clause -> clause.child("a_expr")),
                node));
    }

    private static List<String> roles(SyntaxNode clause) {
        return clause.child("role_list").orElseThrow().children("RoleSpec").stream()
                .map(SyntaxNode::identifier)
                .toList();
    }
}
