/**
 * Shadows in a container: {@link io.github.supabasemigrate.shadow.container.ContainerHost}. Only for who asks for it, because it
 * needs a container engine and Testcontainers on the class path.
 */
@NullMarked
package io.github.supabasemigrate.shadow.container;

import org.jspecify.annotations.NullMarked;
