package io.github.supabasemigrate.access.model;

import io.github.supabasemigrate.catalog.object.ObjectId;
import org.jspecify.annotations.Nullable;

/**
 * A column that says which tenant a row belongs to.
 *
 * @param root the table of tenants that it points to, or null
 * @param context the claim or session setting that it is compared with, or null
 */
public record TenantColumn(
        String column, @Nullable ObjectId root, @Nullable ContextPath context) {}
