/**
 * Throw-away databases that look like a Supabase project.
 *
 * <p>A {@link io.github.supabasemigrate.shadow.ShadowServer} hands out {@link io.github.supabasemigrate.shadow.Shadow
 * shadows}: databases of its own, with the platform's roles, schemas and functions in them, that nobody else knows and that
 * are gone when the build ends. Where the server comes from is the business of the sub-packages: {@code embedded} starts
 * PostgreSQL from {@code binaries} and keeps what is costly in the {@code cache}.
 */
@NullMarked
package io.github.supabasemigrate.shadow;

import org.jspecify.annotations.NullMarked;
