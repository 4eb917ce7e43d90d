/**
 * The immutable model of everything in a database that a schema can hold. {@link io.github.supabasemigrate.catalog.CatalogReader}
 * makes a {@link io.github.supabasemigrate.catalog.Catalog} with a fixed number of queries; verify, diff, types, reports and
 * the access matrix are functions of catalogs. The nouns are in the packages below, by topic. Uses {@code finding} and
 * {@code sql}.
 */
@NullMarked
package io.github.supabasemigrate.catalog;

import org.jspecify.annotations.NullMarked;
