/**
 * PostgreSQL started for one build from programs in a jar: {@link
 * io.github.supabasemigrate.shadow.embedded.EmbeddedServer}.
 *
 * <p>Costly steps are kept in the cache: the unpacked programs ({@code Installation}) and an initialised data directory with
 * the baseline in it ({@code Cluster}). A start copies that directory and runs {@code postgres} in it under a small
 * watching shell, which takes the server down with the build however the build ends ({@code ServerProcess}).
 */
@NullMarked
package io.github.supabasemigrate.shadow.embedded;

import org.jspecify.annotations.NullMarked;
