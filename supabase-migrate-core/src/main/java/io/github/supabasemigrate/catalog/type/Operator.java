package io.github.supabasemigrate.catalog.type;

import io.github.supabasemigrate.catalog.object.Attachments;
import io.github.supabasemigrate.catalog.object.CatalogObject;
import io.github.supabasemigrate.catalog.object.ObjectId;
import org.jspecify.annotations.Nullable;

/**
 * An operator.
 *
 * @param left type as SQL, null for a prefix operator
 * @param function as SQL
 * @param commutator operator with its operand types as SQL, or null
 * @param negator operator with its operand types as SQL, or null
 * @param restriction selectivity estimator, or null
 * @param join selectivity estimator, or null
 */
public record Operator(
        ObjectId id,
        Attachments attachments,
        @Nullable String left,
        String right,
        String function,
        @Nullable String commutator,
        @Nullable String negator,
        @Nullable String restriction,
        @Nullable String join,
        boolean canHash,
        boolean canMerge)
        implements CatalogObject {}
