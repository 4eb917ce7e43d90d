package io.github.supabasemigrate.catalog.database;

import io.github.supabasemigrate.catalog.object.Attachments;
import io.github.supabasemigrate.catalog.object.CatalogObject;
import io.github.supabasemigrate.catalog.object.ObjectId;

/**
 * One {@code ALTER DATABASE … SET}, or {@code ALTER ROLE … IN DATABASE … SET}: the parent of the id is then the role.
 *
 * @param value as stored
 */
public record DatabaseSetting(ObjectId id, Attachments attachments, String value) implements CatalogObject {}
