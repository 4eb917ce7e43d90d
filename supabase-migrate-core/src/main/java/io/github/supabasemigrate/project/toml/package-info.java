/**
 * TOML 1.0 as far as a configuration file needs it: every form of key, table and value, with the place of each. A library would do, but one
 * made from a grammar takes longer to load than a goal with nothing to do takes for all else.
 *
 * <p>Begin at {@link io.github.supabasemigrate.project.toml.TomlDocument}. Depends on nothing.
 */
@NullMarked
package io.github.supabasemigrate.project.toml;

import org.jspecify.annotations.NullMarked;
