package io.github.supabasemigrate.diff.partition;

import io.github.supabasemigrate.catalog.object.ObjectId;

/**
 * Rows that belong into another partition than before, while both tables stay or the other is new.
 *
 * @param from where they are
 * @param to where they belong
 * @param condition what tells them from those that stay
 */
public record Shift(ObjectId from, ObjectId to, String condition) {}
