package io.github.supabasemigrate.catalog.database;

import io.github.supabasemigrate.catalog.object.Attachments;
import io.github.supabasemigrate.catalog.object.CatalogObject;
import io.github.supabasemigrate.catalog.object.ObjectId;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A publication.
 *
 * @param options {@code publish}, {@code publish_via_partition_root}, {@code publish_generated_columns}
 * @param tables sorted
 * @param schemas whose tables it publishes, sorted
 */
public record Publication(
        ObjectId id,
        Attachments attachments,
        boolean isForAllTables,
        SortedMap<String, String> options,
        List<Member> tables,
        List<String> schemas)
        implements CatalogObject {

    /**
     * A published table.
     *
     * @param columns in the table's order; empty for all
     * @param rowFilter or null
     */
    public record Member(
            ObjectId table, List<String> columns, @Nullable String rowFilter) {

        public Member {
            columns = List.copyOf(columns);
        }
    }

    public Publication {
        options = Collections.unmodifiableSortedMap(new TreeMap<>(options));
        tables = List.copyOf(tables);
        schemas = List.copyOf(schemas);
    }
}
