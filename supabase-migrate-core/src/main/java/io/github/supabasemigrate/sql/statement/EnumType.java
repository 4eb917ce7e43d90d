package io.github.supabasemigrate.sql.statement;

import io.github.supabasemigrate.sql.grammar.SyntaxNode;
import java.util.List;
import java.util.Optional;

/**
 * {@code CREATE TYPE … AS ENUM} or {@code ALTER TYPE … ADD VALUE}.
 *
 * @param isNew whether the type is created
 * @param labels all of a new type, or the one that is added
 * @param ifNotExists of {@code ADD VALUE}
 */
public record EnumType(QualifiedName name, boolean isNew, List<String> labels, boolean ifNotExists, SyntaxNode node) {

    public static Optional<EnumType> of(SyntaxNode node) {
        boolean create = node.is("DefineStmt") && node.hasChild("ENUM_P");
        boolean add = node.is("AlterEnumStmt") && node.hasChild("ADD_P");
        if (!create && !add) {
            return Optional.empty();
        }
        QualifiedName name = QualifiedName.of(node.child("any_name").orElse(node));
        List<String> labels = create
                ? node.child("opt_enum_val_list").map(list -> list.children("Sconst")).orElse(List.of()).stream()
                        .map(SyntaxNode::literal)
                        .toList()
                : node.children("Sconst").stream()
                        .limit(1)
                        .map(SyntaxNode::literal)
                        .toList();
        return Optional.of(new EnumType(name, create, labels, node.hasChild("opt_if_not_exists"), node));
    }
}
