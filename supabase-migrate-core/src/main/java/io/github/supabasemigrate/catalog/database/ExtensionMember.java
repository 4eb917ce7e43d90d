package io.github.supabasemigrate.catalog.database;

import io.github.supabasemigrate.catalog.object.Attachments;
import io.github.supabasemigrate.catalog.object.CatalogObject;
import io.github.supabasemigrate.catalog.object.ObjectId;
import io.github.supabasemigrate.catalog.object.Privileges;

/**
 * An object of an extension whose privileges somebody changed after the extension came: the change belongs to the schema,
 * the object to the extension. The changed privileges are the attachments'.
 *
 * @param member the object
 * @param initialPrivileges those that the extension gave it
 */
public record ExtensionMember(ObjectId id, Attachments attachments, ObjectId member, Privileges initialPrivileges)
        implements CatalogObject {}
