package io.github.supabasemigrate.database;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Who logs in, and where that was said. Prints without the password.
 *
 * @param userSource names the place the user comes from, such as {@code DATABASE_URL in .env}
 * @param password null when the server asks for none, or the driver finds it in the user's password file
 * @param passwordSource names the place the password comes from; null without one
 */
public record Credentials(
        String user,
        String userSource,
        @Nullable Secret password,
        @Nullable String passwordSource) {

    private static final String GIVEN = "the caller";
    static final String DEFAULT_USER = "postgres";

    public Credentials {
        Objects.requireNonNull(user, "user");
        Objects.requireNonNull(userSource, "userSource");
        if ((password == null) != (passwordSource == null)) {
            throw new IllegalArgumentException("a password and its source come together");
        }
    }

    /** Credentials that the program itself chose. */
    public static Credentials of(String user, Secret password) {
        return new Credentials(user, GIVEN, password, GIVEN);
    }

    /** A user whom the server trusts, or whose password is in the user's password file. */
    public static Credentials withoutPassword(String user) {
        return new Credentials(user, GIVEN, null, null);
    }

    /** What the URL itself says; {@code postgres} when it names no user. */
    public static Credentials of(DatabaseUrl url, String source) {
        return new Credentials(
                url.user() == null ? DEFAULT_USER : url.user(),
                url.user() == null ? "default" : source,
                url.password(),
                url.password() == null ? null : source);
    }

    /** {@code user postgres (from …), password from …}: what may be shown. */
    @Override
    public String toString() {
        return "user `" + user + "` (" + userSource + "), "
                + (passwordSource == null ? "no password set" : "password from " + passwordSource);
    }
}
