/**
 * States of a schema that are made by running files: {@link io.github.supabasemigrate.diff.source.SchemaFiles} brings declared
 * SQL, in any order, into a throw-away database.
 */
@NullMarked
package io.github.supabasemigrate.diff.source;

import org.jspecify.annotations.NullMarked;
