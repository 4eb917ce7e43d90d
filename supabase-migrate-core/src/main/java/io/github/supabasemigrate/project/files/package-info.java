/**
 * Folders, path patterns and texts, read alike on every platform. Depends on {@code finding}.
 */
@NullMarked
package io.github.supabasemigrate.project.files;

import org.jspecify.annotations.NullMarked;
