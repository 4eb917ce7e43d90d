/**
 * Who may really do what to which rows: found by doing it. On a shadow, {@code access.persona} says who asks,
 * {@code access.model} what policies look at, {@code access.rows} makes rows that belong to somebody.
 */
@NullMarked
package io.github.supabasemigrate.access;

import org.jspecify.annotations.NullMarked;
