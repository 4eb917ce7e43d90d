/** What the goals that try out access share: {@link io.github.supabasemigrate.goal.access.AccessOfProject}. */
@NullMarked
package io.github.supabasemigrate.goal.access;

import org.jspecify.annotations.NullMarked;
