package io.github.supabasemigrate.execute;

import io.github.supabasemigrate.project.SqlFile;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What runs around the migrations: roles, then Vault secrets before them, seeds after them. Immutable; start with {@link #NONE}.
 *
 * @param vault values by name, not for messages
 * @param seeds in order
 */
public record RunScripts(Optional<SqlFile> roles, Map<String, String> vault, List<SqlFile> seeds, SeedMode seedMode) {

    /** What to do about a seed file whose content changed after it ran. */
    public enum SeedMode {
        /** Record its new hash and no more, as the Supabase CLI does. */
        ONCE,
        /** Run it again, all of it. */
        REPEATABLE
    }

    /** The migrations alone. */
    public static final RunScripts NONE = new RunScripts(Optional.empty(), Map.of(), List.of(), SeedMode.ONCE);

    public RunScripts {
        vault = Collections.unmodifiableMap(new LinkedHashMap<>(vault));
        seeds = List.copyOf(seeds);
    }

    /** Runs {@code roles.sql} first, every time. */
    public RunScripts withRoles(Optional<SqlFile> file) {
        return new RunScripts(file, vault, seeds, seedMode);
    }

    public RunScripts withVault(Map<String, String> secrets) {
        return new RunScripts(roles, secrets, seeds, seedMode);
    }

    public RunScripts withSeeds(List<SqlFile> files, SeedMode mode) {
        return new RunScripts(roles, vault, files, mode);
    }

    boolean isEmpty() {
        return roles.isEmpty() && vault.isEmpty() && seeds.isEmpty();
    }

    /** The values never show. */
    @Override
    public String toString() {
        return "roles " + roles.isPresent() + ", secrets " + vault.keySet() + ", seeds " + seeds + " " + seedMode;
    }
}
