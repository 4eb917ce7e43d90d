package io.github.supabasemigrate.access.rows;

import io.github.supabasemigrate.catalog.object.ObjectId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A row that is there to be found.
 *
 * @param relation where it is
 * @param key its key columns as a JSON object, as the server prints JSON; all columns where the relation has no key
 * @param json all of it, as {@code to_jsonb} gives it
 * @param owner name of the user it belongs to, or null
 * @param tenant name of the tenant it belongs to, or null
 */
public record SeededRow(
        ObjectId relation,
        String key,
        String json,
        @Nullable String owner,
        @Nullable String tenant,
        Origin origin) {

    /** How it came to be. */
    public enum Origin {
        /** Made here. */
        SEEDED,
        /** Made by a trigger, at sign-up or when another row was made. */
        TRIGGER,
        /** Made by a migration. */
        MIGRATION,
        /** Made by the team's own seed. */
        TEAM
    }

    public Optional<String> ownerName() {
        return Optional.ofNullable(owner);
    }

    public Optional<String> tenantName() {
        return Optional.ofNullable(tenant);
    }
}
