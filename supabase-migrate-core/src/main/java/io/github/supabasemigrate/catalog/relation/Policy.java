package io.github.supabasemigrate.catalog.relation;

import io.github.supabasemigrate.catalog.object.Attachments;
import io.github.supabasemigrate.catalog.object.CatalogObject;
import io.github.supabasemigrate.catalog.object.Grant;
import io.github.supabasemigrate.catalog.object.ObjectId;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A row level security policy.
 *
 * @param table whose rows it guards
 * @param isPermissive permissive policies are joined by OR, restrictive ones by AND
 * @param roles sorted; {@link Grant#PUBLIC} for everybody
 * @param using which rows are visible; null when the policy has none
 * @param check which rows may be written; null when {@code using} decides that too
 */
public record Policy(
        ObjectId id,
        Attachments attachments,
        ObjectId table,
        Command command,
        boolean isPermissive,
        List<String> roles,
        @Nullable String using,
        @Nullable String check)
        implements CatalogObject {

    /** The commands it applies to. */
    public enum Command {
        ALL,
        SELECT,
        INSERT,
        UPDATE,
        DELETE;

        /** Reads {@code polcmd}. */
        public static Command ofLetter(String letter) {
            return switch (letter) {
                case "r" -> SELECT;
                case "a" -> INSERT;
                case "w" -> UPDATE;
                case "d" -> DELETE;
                default -> ALL;
            };
        }

        /** True when a policy for this command also speaks for the other. */
        public boolean covers(Command other) {
            return this == ALL || this == other;
        }
    }

    public Policy {
        roles = List.copyOf(new TreeSet<>(roles));
    }
}
