/**
 * What is on disk: {@link io.github.supabasemigrate.project.SupabaseProject}, its migrations, seeds and settings, read as the
 * Supabase CLI reads them, and its Git history. What the CLI would skip in silence is said aloud. No database here. Depends on
 * {@code finding} and {@code sql}.
 */
@NullMarked
package io.github.supabasemigrate.project;

import org.jspecify.annotations.NullMarked;
