package io.github.supabasemigrate.catalog.database;

import io.github.supabasemigrate.catalog.object.Attachments;
import io.github.supabasemigrate.catalog.object.CatalogObject;
import io.github.supabasemigrate.catalog.object.ObjectId;

/** The database itself. Its name is no part of a schema: the id has none. */
public record DatabaseProperties(ObjectId id, Attachments attachments, String encoding, String collate, String ctype)
        implements CatalogObject {}
