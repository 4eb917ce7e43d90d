package io.github.supabasemigrate.sql.statement;

import io.github.supabasemigrate.sql.Identifiers;
import io.github.supabasemigrate.sql.grammar.SyntaxNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A name with or without its schema, as the server reads it: folded to lower case, or unquoted. {@code "A".b} and
 * {@code "A"."b"} are equal.
 */
public record QualifiedName(Optional<String> schema, String name) {

    /** Reads a {@code qualified_name}, {@code any_name}, {@code func_name}, {@code relation_expr} or the like. */
    public static QualifiedName of(SyntaxNode node) {
        List<String> parts = new ArrayList<>();
        for (SyntaxNode token : node.tokens()) {
            if (token.is("'('") || token.is("'['")) {
                if (!parts.isEmpty()) {
                    break;
                }
            } else if (!token.is("'.'") && !token.is("'*'") && !token.is("ONLY") && !token.is("')'")) {
                parts.add(token.identifier());
            }
        }
        int last = parts.size() - 1;
        return new QualifiedName(last > 0 ? Optional.of(parts.get(last - 1)) : Optional.empty(), parts.get(last));
    }

    /** All names of a list such as {@code qualified_name_list}. */
    public static List<QualifiedName> all(SyntaxNode list) {
        return list.children().stream()
                .filter(child -> !child.is("','"))
                .map(QualifiedName::of)
                .toList();
    }

    /** The schema, or another one where none is written. */
    public String schemaOr(String other) {
        return schema.orElse(other);
    }

    /** As SQL, quoted where needed. */
    @Override
    public String toString() {
        return schema.map(in -> Identifiers.quoteQualified(in, name)).orElseGet(() -> Identifiers.quote(name));
    }
}
