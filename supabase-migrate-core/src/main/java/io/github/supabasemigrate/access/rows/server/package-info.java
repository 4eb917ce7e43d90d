/**
 * The part of seeding that happens on the server: {@link io.github.supabasemigrate.access.rows.server.SeedSession}.
 */
@NullMarked
package io.github.supabasemigrate.access.rows.server;

import org.jspecify.annotations.NullMarked;
