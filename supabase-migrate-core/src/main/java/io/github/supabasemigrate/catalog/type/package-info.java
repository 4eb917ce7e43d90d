/**
 * Types of every kind, and what tells PostgreSQL how to compare, convert and combine them: collations, casts, operators with
 * their classes and families, conversions, access methods. Functions are named as SQL, {@code schema.name(types)}.
 */
@NullMarked
package io.github.supabasemigrate.catalog.type;

import org.jspecify.annotations.NullMarked;
