package io.github.supabasemigrate.access.rows;

import io.github.supabasemigrate.catalog.object.ObjectId;

/**
 * Why nothing can be said of a relation.
 *
 * @param reason one sentence, with the server's own words
 * @param seed an INSERT that would help, to be completed by the team in {@code supabase/access-seed.sql}
 */
public record Untested(ObjectId relation, String reason, String seed) {}
