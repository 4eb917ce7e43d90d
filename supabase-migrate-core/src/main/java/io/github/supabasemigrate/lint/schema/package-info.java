/**
 * What earlier statements made, by reading them: {@link io.github.supabasemigrate.lint.schema.SchemaHistory} for all files,
 * {@link io.github.supabasemigrate.lint.schema.SchemaBefore} as it stands before one statement. For rules that are decided without a
 * server. Depends on {@code sql}.
 */
@NullMarked
package io.github.supabasemigrate.lint.schema;

import org.jspecify.annotations.NullMarked;
