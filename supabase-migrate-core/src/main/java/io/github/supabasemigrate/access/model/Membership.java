package io.github.supabasemigrate.access.model;

import io.github.supabasemigrate.catalog.object.ObjectId;
import org.jspecify.annotations.Nullable;

/**
 * What makes a table one of memberships or shares: each row lets a user into something.
 *
 * @param userColumn who is let in
 * @param targetColumn into what
 * @param target the table of that, or null where nothing but the column knows it
 */
public record Membership(
        String userColumn, String targetColumn, @Nullable ObjectId target) {}
