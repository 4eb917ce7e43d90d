/**
 * Which PostgreSQL programs fit this machine and where they are: {@link
 * io.github.supabasemigrate.shadow.binaries.PostgresBinaries}. They are published as one jar a platform and version under
 * {@code io.zonky.test.postgres}; whoever embeds this library brings the jar, from its class path or a repository.
 */
@NullMarked
package io.github.supabasemigrate.shadow.binaries;

import org.jspecify.annotations.NullMarked;
