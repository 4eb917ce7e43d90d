package io.github.supabasemigrate.access.rows;

import io.github.supabasemigrate.catalog.object.ObjectId;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * One thing that is different from how the rows were seeded. Whatever access it opens or closes is due to it.
 *
 * @param name {@code chats.sharing = 'public'}: the condition as the matrix prints it
 * @param statements UPDATEs that bring it about, for a superuser with triggers off
 * @param concerns the relations whose access may depend on it
 * @param user name of the only user whose standing it changes, or null when it changes rows of all
 */
public record World(
        String name,
        List<String> statements,
        Set<ObjectId> concerns,
        @Nullable String user) {

    public World {
        statements = List.copyOf(statements);
        concerns = Collections.unmodifiableSet(new TreeSet<>(concerns));
    }
}
