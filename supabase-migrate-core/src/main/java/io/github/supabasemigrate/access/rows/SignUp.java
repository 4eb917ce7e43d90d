package io.github.supabasemigrate.access.rows;

import org.jspecify.annotations.Nullable;

/**
 * A way to sign up, and what triggers of {@code auth.users} made of it.
 *
 * @param way {@code e-mail}, {@code anonymous}, {@code phone} …
 * @param error the server's words when it failed, or null
 * @param sqlState null when it worked
 * @param statement what was sent
 */
public record SignUp(
        String way, @Nullable String error, @Nullable String sqlState, String statement) {

    public boolean worked() {
        return error == null;
    }
}
