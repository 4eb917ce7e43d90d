/**
 * Who asks: {@link io.github.supabasemigrate.access.persona.Persona} is a database role with a token, as the API would set it up
 * for one statement; {@link io.github.supabasemigrate.access.persona.User} is an account that rows belong to.
 */
@NullMarked
package io.github.supabasemigrate.access.persona;

import org.jspecify.annotations.NullMarked;
