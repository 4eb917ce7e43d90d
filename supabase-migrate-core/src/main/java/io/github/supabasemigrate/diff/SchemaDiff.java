package io.github.supabasemigrate.diff;

import io.github.supabasemigrate.catalog.Catalog;

/**
 * The difference between two catalogs as a plan. Pure: no connection, no clock. Both catalogs should hold the same part of
 * their databases, see {@code PlatformBoundary}.
 */
public final class SchemaDiff {

    private SchemaDiff() {}

    /** The plan that turns a database with the first catalog into one with the second. */
    public static DiffPlan between(Catalog from, Catalog to, DiffOptions options) {
        return new Planner(from, to, options).plan();
    }
}
