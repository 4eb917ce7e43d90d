/**
 * How a catalog is read: one {@link io.github.supabasemigrate.catalog.read.CatalogQuery} a noun, whose rows become objects in
 * a {@link io.github.supabasemigrate.catalog.read.Reading}. Here are the look-ups that all nouns need (comments, extension
 * membership, names of types); the nouns' own queries are in the packages below.
 */
@NullMarked
package io.github.supabasemigrate.catalog.read;

import org.jspecify.annotations.NullMarked;
