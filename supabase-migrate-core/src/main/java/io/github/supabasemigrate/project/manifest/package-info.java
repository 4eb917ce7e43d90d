/**
 * The names that a team agreed on, read from a JSON file: {@link io.github.supabasemigrate.project.manifest.SchemaManifest}.
 * Depends on {@code finding}.
 */
@NullMarked
package io.github.supabasemigrate.project.manifest;

import org.jspecify.annotations.NullMarked;
