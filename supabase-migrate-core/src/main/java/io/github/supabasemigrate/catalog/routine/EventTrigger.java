package io.github.supabasemigrate.catalog.routine;

import io.github.supabasemigrate.catalog.object.Attachments;
import io.github.supabasemigrate.catalog.object.CatalogObject;
import io.github.supabasemigrate.catalog.object.FiringState;
import io.github.supabasemigrate.catalog.object.ObjectId;
import java.util.List;

/**
 * An event trigger.
 *
 * @param event such as {@code ddl_command_end}
 * @param tags commands it is limited to, in the order of the declaration; empty for all
 * @param function what it calls
 */
public record EventTrigger(
        ObjectId id, Attachments attachments, String event, List<String> tags, ObjectId function, FiringState state)
        implements CatalogObject {

    public EventTrigger {
        tags = List.copyOf(tags);
    }
}
