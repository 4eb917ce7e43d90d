/**
 * What belongs to the database as a whole or groups its objects: its own properties and settings, schemas, extensions,
 * default privileges, publications, subscriptions; and the roles of its server, which are no part of a schema.
 */
@NullMarked
package io.github.supabasemigrate.catalog.database;

import org.jspecify.annotations.NullMarked;
