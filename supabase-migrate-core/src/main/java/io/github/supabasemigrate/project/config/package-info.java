/**
 * {@code config.toml}: parsed, overlaid by a remote's section and the environment, checked key by key. The typed view of the
 * result is {@code ProjectConfig}. Depends on {@code finding}.
 */
@NullMarked
package io.github.supabasemigrate.project.config;

import org.jspecify.annotations.NullMarked;
