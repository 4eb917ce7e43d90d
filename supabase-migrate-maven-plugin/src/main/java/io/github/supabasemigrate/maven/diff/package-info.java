/** The goals that compare two states of a schema and write files about it. */
@NullMarked
package io.github.supabasemigrate.maven.diff;

import org.jspecify.annotations.NullMarked;
