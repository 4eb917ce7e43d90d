/** The states of a schema that are compared: what migrations make, what files declare, what a database has. */
@NullMarked
package io.github.supabasemigrate.goal.diff.state;

import org.jspecify.annotations.NullMarked;
