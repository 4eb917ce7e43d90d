package io.github.supabasemigrate.catalog.database;

import io.github.supabasemigrate.catalog.object.Attachments;
import io.github.supabasemigrate.catalog.object.CatalogObject;
import io.github.supabasemigrate.catalog.object.ObjectId;

/** A schema. */
public record Schema(ObjectId id, Attachments attachments) implements CatalogObject {}
