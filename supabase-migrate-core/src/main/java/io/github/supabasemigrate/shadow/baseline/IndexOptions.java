package io.github.supabasemigrate.shadow.baseline;

import io.github.supabasemigrate.sql.Identifiers;
import io.github.supabasemigrate.sql.grammar.SyntaxNode;
import io.github.supabasemigrate.sql.plpgsql.InnerStatement;
import io.github.supabasemigrate.sql.statement.table.CreateIndex;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The storage parameters that a project gave an index, and what is known of which index that is.
 *
 * @param index its name; empty where the server chose it, or where it was computed
 * @param table the table's name without its schema; empty where it was computed
 * @param column the first column as the server prints it; empty for an expression
 * @param method the index method
 * @param parameters as {@code pg_class.reloptions} holds them, such as {@code lists=100}; those computed are left out
 */
public record IndexOptions(
        Optional<String> index,
        Optional<String> table,
        Optional<String> column,
        String method,
        List<String> parameters) {

    public IndexOptions {
        Objects.requireNonNull(index, "index");
        Objects.requireNonNull(table, "table");
        Objects.requireNonNull(column, "column");
        Objects.requireNonNull(method, "method");
        parameters = List.copyOf(parameters);
    }

    static IndexOptions of(CreateIndex index, InnerStatement statement) {
        boolean exact = !statement.isTemplate();
        return new IndexOptions(
                index.name().filter(name -> exact),
                Optional.of(index.table().name()).filter(name -> exact),
                index.leadingColumns().stream()
                        .findFirst()
                        .filter(name -> exact)
                        .map(Identifiers::quote),
                index.method(),
                index.options().stream()
                        .flatMap(options -> options.descendants("reloption_elem"))
                        .filter(option -> exact || !isComputed(option))
                        .map(IndexOptions::parameter)
                        .toList());
    }

    private static String parameter(SyntaxNode element) {
        String name = element.children().get(0).identifier();
        SyntaxNode value = element.children().get(element.children().size() - 1);
        String text = value.is("SCONST") ? value.literal() : value.text();
        return element.children().size() < 3 ? name + "=true" : name + "=" + text;
    }

    /** What an EXECUTE computes stands in the tree as a made-up name. */
    private static boolean isComputed(SyntaxNode element) {
        return element.children().get(element.children().size() - 1).text().startsWith("_");
    }
}
