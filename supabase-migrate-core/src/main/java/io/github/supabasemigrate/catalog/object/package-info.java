/**
 * What every object of a catalog has: an {@link io.github.supabasemigrate.catalog.object.ObjectId} that does not depend on OIDs,
 * and {@link io.github.supabasemigrate.catalog.object.Attachments} (owner, comment, privileges, security labels). The nouns
 * themselves live in the sibling packages. Values only; reads nothing.
 */
@NullMarked
package io.github.supabasemigrate.catalog.object;

import org.jspecify.annotations.NullMarked;
