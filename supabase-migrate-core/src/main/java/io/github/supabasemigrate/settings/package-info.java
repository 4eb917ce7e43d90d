/**
 * Every setting of every goal, and where its value came from. {@link io.github.supabasemigrate.settings.Setting} is the whole
 * table: parsing, documentation, the goals' parameters and {@code effective} derive from it.
 * {@link io.github.supabasemigrate.settings.Settings} holds the values of one run. May use {@code finding} only.
 */
@NullMarked
package io.github.supabasemigrate.settings;

import org.jspecify.annotations.NullMarked;
