package io.github.supabasemigrate.lint.schema;

import io.github.supabasemigrate.sql.grammar.SyntaxNode;
import io.github.supabasemigrate.sql.statement.DataChange;
import io.github.supabasemigrate.sql.statement.QualifiedName;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Buckets that an {@code INSERT INTO storage.buckets (id, …, public) VALUES …} makes public. */
final class PublicBuckets {

    private static final QualifiedName BUCKETS = new QualifiedName(Optional.of("storage"), "buckets");

    private PublicBuckets() {}

    static Stream<String> in(SyntaxNode insert) {
        boolean isAboutBuckets = DataChange.of(insert)
                .filter(change -> change.tables().contains(BUCKETS))
                .isPresent();
        List<String> columns = insert.first("insert_column_list").stream()
                .flatMap(list -> list.children().stream())
                .filter(child -> !child.is("','"))
                .map(SyntaxNode::identifier)
                .toList();
        int id = columns.indexOf("id");
        int open = columns.indexOf("public");
        if (!isAboutBuckets || id < 0 || open < 0) {
            return Stream.empty();
        }
        return insert.descendants("expr_list")
                .map(row -> row.children().stream()
                        .filter(child -> !child.is("','"))
                        .toList())
                .filter(row -> row.size() == columns.size()
                        && row.get(open).words().equals("TRUE")
                        && row.get(id).first("SCONST").isPresent())
                .map(row -> row.get(id).first("SCONST").orElseThrow().literal());
    }
}
