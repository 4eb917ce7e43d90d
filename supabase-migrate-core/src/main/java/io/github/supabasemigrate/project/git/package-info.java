/**
 * What Git knows of the project's files, read with JGit; no {@code git} program is needed. The main type is
 * {@link io.github.supabasemigrate.project.git.GitHistory}. Depends on {@code finding}.
 */
@NullMarked
package io.github.supabasemigrate.project.git;

import org.jspecify.annotations.NullMarked;
