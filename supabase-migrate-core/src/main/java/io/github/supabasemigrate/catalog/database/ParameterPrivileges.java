package io.github.supabasemigrate.catalog.database;

import io.github.supabasemigrate.catalog.object.Attachments;
import io.github.supabasemigrate.catalog.object.CatalogObject;
import io.github.supabasemigrate.catalog.object.ObjectId;

/**
 * Who may set one configuration parameter that not everybody may: {@code GRANT SET, ALTER SYSTEM ON PARAMETER}; PostgreSQL 15
 * and later. The id's name is the parameter. What its owner, the server's first superuser, may do by default is left out.
 *
 * <p>The server keeps them for all of its databases. They are part of a schema nevertheless: functions with a {@code SET}
 * clause and {@code ALTER DATABASE … SET} do not run without.
 */
public record ParameterPrivileges(ObjectId id, Attachments attachments) implements CatalogObject {}
