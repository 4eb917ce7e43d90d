package io.github.supabasemigrate.access.judge;

import io.github.supabasemigrate.catalog.object.ObjectId;
import java.util.List;

/**
 * One thing that should not be.
 *
 * @param object the table, view or function
 * @param personas who can do it
 * @param command {@code SELECT}, {@code INSERT} …, {@code EXECUTE}
 * @param message one sentence that names all three
 * @param reproduction how to see it
 */
public record AccessFinding(
        AccessRule rule,
        ObjectId object,
        List<String> personas,
        String command,
        String message,
        Reproduction reproduction) {

    public AccessFinding {
        personas = List.copyOf(personas);
    }
}
