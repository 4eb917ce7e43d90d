package io.github.supabasemigrate.lint.told;

import io.github.supabasemigrate.catalog.object.Attachments;
import io.github.supabasemigrate.catalog.object.ObjectId;
import io.github.supabasemigrate.catalog.object.ObjectKind;
import io.github.supabasemigrate.catalog.object.Options;
import io.github.supabasemigrate.catalog.object.QualifiedName;
import io.github.supabasemigrate.catalog.relation.Index;
import io.github.supabasemigrate.lint.schema.KnownIndex;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Indexes, those of keys included. What stands behind a column (order, operator class) is told apart by its words. */
final class ToldIndex {

    private ToldIndex() {}

    static Index of(ObjectId table, KnownIndex known) {
        List<Index.Key> keys = known.keys().stream()
                .map(key -> key(key.column().orElse(null), key.text()))
                .toList();
        return index(
                table,
                known.name(),
                known.method(),
                keys,
                known.included(),
                known.isUnique(),
                known.predicate().orElse(null),
                null);
    }

    /** The index of a key. */
    static Index of(ObjectId table, String constraint, List<String> columns) {
        List<Index.Key> keys =
                columns.stream().map(column -> key(column, column)).toList();
        return index(table, constraint, "btree", keys, List.of(), true, null, constraint);
    }

    private static Index.Key key(@Nullable String column, String text) {
        String words = text.replaceFirst("(?i) ASC$", "");
        return new Index.Key(
                column,
                column == null ? words : null,
                new QualifiedName("", column == null ? "" : words),
                Options.NONE,
                null,
                false,
                false,
                null);
    }

    private static Index index(
            ObjectId table,
            String name,
            String method,
            List<Index.Key> keys,
            List<String> included,
            boolean isUnique,
            @Nullable String predicate,
            @Nullable String constraint) {
        return new Index(
                ObjectId.of(ObjectKind.INDEX, table.schema(), name),
                Attachments.NONE,
                table,
                method,
                keys,
                included,
                isUnique,
                false,
                predicate,
                Options.NONE,
                null,
                constraint,
                null,
                false,
                true,
                false,
                false,
                "");
    }
}
