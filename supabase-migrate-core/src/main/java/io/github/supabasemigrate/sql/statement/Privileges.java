package io.github.supabasemigrate.sql.statement;

import io.github.supabasemigrate.sql.grammar.SyntaxNode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * {@code GRANT} or {@code REVOKE}, of privileges or of roles, also as {@code ALTER DEFAULT PRIVILEGES}.
 *
 * @param privileges in upper case, with their columns if any; {@code ALL}; for a membership the roles
 * @param kind of the objects: {@code TABLE} (also unwritten), {@code FUNCTION}, {@code ALL TABLES IN SCHEMA},
 *     {@code ROLE} for memberships
 * @param objects functions without their arguments; empty for default privileges and memberships
 * @param roles who gets or loses them; {@code public} for everyone
 */
public record Privileges(
        boolean isGrant,
        boolean isDefault,
        List<String> privileges,
        String kind,
        List<QualifiedName> objects,
        List<String> roles,
        boolean grantOption,
        SyntaxNode node) {

    public static Optional<Privileges> of(SyntaxNode node) {
        if (node.is("GrantStmt") || node.is("RevokeStmt")) {
            SyntaxNode target = node.child("privilege_target").orElseThrow();
            return Optional.of(read(node, node, kind(target), objects(target)));
        }
        if (node.is("AlterDefaultPrivilegesStmt")) {
            SyntaxNode action = node.child("DefACLAction").orElseThrow();
            String kind = action.child("defacl_privilege_target").orElseThrow().words();
            return Optional.of(read(node, action, kind, List.of()));
        }
        if (node.is("GrantRoleStmt") || node.is("RevokeRoleStmt")) {
            return Optional.of(membership(node));
        }
        return Optional.empty();
    }

    private static Privileges read(SyntaxNode node, SyntaxNode action, String kind, List<QualifiedName> objects) {
        boolean grant = action.children().get(0).is("GRANT");
        return new Privileges(
                grant,
                node != action,
                privileges(action.child("privileges").orElseThrow()),
                kind,
                objects,
                roles(action.child("grantee_list").orElseThrow()),
                action.hasChild("opt_grant_grant_option") || action.hasChild("OPTION"),
                node);
    }

    private static Privileges membership(SyntaxNode node) {
        return new Privileges(
                node.is("GrantRoleStmt"),
                false,
                node.child("privilege_list").orElseThrow().children("privilege").stream()
                        .map(SyntaxNode::identifier)
                        .toList(),
                "ROLE",
                List.of(),
                roles(node.child("role_list").orElseThrow()),
                node.hasChild("WITH") || node.hasChild("OPTION"),
                node);
    }

    private static List<String> privileges(SyntaxNode node) {
        if (!node.is("privilege_list")) {
            String words = node.text();
            int columns = words.indexOf('(');
            return List.of(
                    columns < 0 ? "ALL" : "ALL " + words.substring(columns).toUpperCase(Locale.ROOT));
        }
        return node.children("privilege").stream()
                .map(privilege -> privilege.text().toUpperCase(Locale.ROOT))
                .toList();
    }

    private static String kind(SyntaxNode target) {
        if (target.is("qualified_name_list")) {
            return "TABLE";
        }
        StringBuilder kind = new StringBuilder();
        for (SyntaxNode child : target.children()) {
            if (!child.isToken() || child.is("','")) {
                break;
            }
            kind.append(kind.isEmpty() ? "" : " ").append(child.words());
        }
        return kind.toString();
    }

    private static List<QualifiedName> objects(SyntaxNode target) {
        SyntaxNode list = target.is("qualified_name_list")
                ? target
                : target.children().get(target.children().size() - 1);
        return list.is("NumericOnly_list") ? List.of() : QualifiedName.all(list);
    }

    private static List<String> roles(SyntaxNode list) {
        return list.children().stream()
                .filter(child -> !child.is("','"))
                .map(child -> child.tokens().get(child.tokens().size() - 1).identifier())
                .toList();
    }
}
