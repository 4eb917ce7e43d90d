package io.github.supabasemigrate.goal;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What only the program that the user started knows of the settings: Maven, or another one. */
public interface FrontEnd {

    /** The directory from which relative paths count; it holds {@code supabase/} unless a setting says otherwise. */
    Path base();

    /** What the build file configures, by the setting's name. */
    Map<String, String> configured();

    /** What the command line says: {@code supabase-migrate.<name>} and whatever else is there. */
    Map<String, String> userProperties();

    Map<String, String> environment();

    /** The login kept under this name outside the project. */
    Optional<Login> login(String serverId);

    /**
     * A user, a password or both.
     *
     * @param source names the place for messages
     */
    record Login(@Nullable String user, @Nullable String password, String source) {

        /** Without the password. */
        @Override
        public String toString() {
            return "login of " + source;
        }
    }
}
