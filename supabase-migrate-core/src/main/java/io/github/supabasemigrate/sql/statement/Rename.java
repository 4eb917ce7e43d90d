package io.github.supabasemigrate.sql.statement;

import io.github.supabasemigrate.sql.grammar.SyntaxNode;
import java.util.List;
import java.util.Optional;

/**
 * {@code ALTER … RENAME}.
 *
 * @param kind what carries the new name: {@code TABLE}, {@code COLUMN}, {@code CONSTRAINT}, {@code POLICY} …
 * @param object the object that the statement alters; for a column or constraint its relation
 * @param from the old name of a column, constraint or attribute; else the object's
 * @param to the new name
 */
public record Rename(String kind, QualifiedName object, String from, String to, SyntaxNode node) {

    public static Optional<Rename> of(SyntaxNode node) {
        if (!node.is("RenameStmt")) {
            return Optional.empty();
        }
        List<SyntaxNode> children = node.children();
        int verb = indexOf(children, "RENAME", 0);
        int to = indexOf(children, "TO", verb);
        QualifiedName object = QualifiedName.of(object(children, verb));
        String of = CommandTag.of(node).substring("ALTER ".length());
        boolean part = to > verb + 1;
        String kind = !part ? of : children.get(verb + 1).is("CONSTRAINT") ? "CONSTRAINT" : "COLUMN";
        String from = part ? children.get(to - 1).identifier() : name(children, verb, object);
        return Optional.of(new Rename(kind, object, from, children.get(to + 1).identifier(), node));
    }

    /** The relation of a policy, rule or trigger; else the last name before RENAME. */
    private static SyntaxNode object(List<SyntaxNode> children, int verb) {
        return children.get(verb - 1);
    }

    private static String name(List<SyntaxNode> children, int verb, QualifiedName object) {
        int on = indexOf(children.subList(0, verb), "ON", 0);
        return on < verb && on > 0 ? children.get(on - 1).identifier() : object.name();
    }

    private static int indexOf(List<SyntaxNode> children, String kind, int from) {
        for (int i = from; i < children.size(); i++) {
            if (children.get(i).is(kind)) {
                return i;
            }
        }
        return children.size();
    }
}
