package io.github.supabasemigrate.catalog.database;

import io.github.supabasemigrate.catalog.object.Attachments;
import io.github.supabasemigrate.catalog.object.CatalogObject;
import io.github.supabasemigrate.catalog.object.ObjectId;

/**
 * What {@code ALTER DEFAULT PRIVILEGES} set for the objects that one role will create. The id's parent is that role, its
 * schema is empty for all schemas, and its name is the kind of object in plural, {@code tables}.
 *
 * <p>Without a schema the privileges replace PostgreSQL's own defaults; with one they come on top.
 */
public record DefaultPrivileges(ObjectId id, Attachments attachments) implements CatalogObject {

    public String creator() {
        return id.parent();
    }

    /** Kind of object in plural, lower case: {@code tables}, {@code sequences}, {@code functions} … */
    public String objects() {
        return id.name();
    }
}
