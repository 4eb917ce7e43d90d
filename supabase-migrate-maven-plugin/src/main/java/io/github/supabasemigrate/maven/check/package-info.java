/** The goals that look at what the migrations make. */
@NullMarked
package io.github.supabasemigrate.maven.check;

import org.jspecify.annotations.NullMarked;
