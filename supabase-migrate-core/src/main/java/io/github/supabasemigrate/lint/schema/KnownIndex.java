package io.github.supabasemigrate.lint.schema;

import io.github.supabasemigrate.sql.grammar.SyntaxNode;
import io.github.supabasemigrate.sql.statement.table.CreateIndex;
import java.util.List;
import java.util.Optional;

/**
 * An index as statements make it.
 *
 * @param name as written, or as the server chooses it
 * @param keys in order
 * @param included columns that it carries along
 * @param predicate of a partial index, its blanks made equal
 */
public record KnownIndex(
        String name,
        boolean isUnique,
        String method,
        List<Key> keys,
        List<String> included,
        Optional<String> predicate,
        CreateIndex definition) {

    /**
     * What it is ordered by.
     *
     * @param column empty for an expression
     * @param text the whole of it, its blanks made equal
     */
    public record Key(Optional<String> column, String text) {}

    public KnownIndex {
        keys = List.copyOf(keys);
        included = List.copyOf(included);
    }

    public static KnownIndex of(CreateIndex index) {
        List<Key> keys = index.elements().stream().map(KnownIndex::key).toList();
        return new KnownIndex(
                index.name().orElseGet(() -> chosenName(index.table().name(), keys)),
                index.isUnique(),
                index.method(),
                keys,
                index.node().child("opt_include").stream()
                        .flatMap(include -> include.descendants("index_elem"))
                        .map(KnownIndex::text)
                        .toList(),
                index.where().map(KnownIndex::text),
                index);
    }

    private static Key key(SyntaxNode element) {
        if (element.children().isEmpty() || element.is("ColId")) {
            return new Key(Optional.of(element.identifier()), element.identifier());
        }
        boolean isColumn = element.is("ColId") || element.hasChild("ColId");
        return new Key(
                isColumn ? Optional.of(element.children().get(0).identifier()) : Optional.empty(), text(element));
    }

    /** {@code table_column_idx}, as {@code ChooseIndexName} of the server does it. */
    private static String chosenName(String table, List<Key> keys) {
        StringBuilder name = new StringBuilder(table);
        keys.forEach(key -> name.append('_').append(key.column().orElse("expr")));
        return name.append("_idx").toString();
    }

    static String text(SyntaxNode node) {
        StringBuilder text = new StringBuilder();
        node.tokens().forEach(token -> text.append(text.isEmpty() ? "" : " ").append(token.text()));
        return text.toString();
    }

    KnownIndex renamed(String newName) {
        return new KnownIndex(newName, isUnique, method, keys, included, predicate, definition);
    }

    boolean uses(String column) {
        return keys.stream()
                .anyMatch(key -> key.column()
                        .map(column::equals)
                        .orElseGet(() -> key.text().contains(column)));
    }
}
