/**
 * How to reach a database: what a URL says, who logs in and where each part came from, and a connection that behaves the same
 * on every server. {@link io.github.supabasemigrate.database.Target} is resolved from layered settings and gives the
 * {@link io.github.supabasemigrate.database.Database}; what goes wrong is told by
 * {@link io.github.supabasemigrate.database.ConnectionProblem} and {@link io.github.supabasemigrate.database.ServerError}.
 * No password is ever part of a message. Depends on {@code finding} and the PostgreSQL driver.
 */
@NullMarked
package io.github.supabasemigrate.database;

import org.jspecify.annotations.NullMarked;
