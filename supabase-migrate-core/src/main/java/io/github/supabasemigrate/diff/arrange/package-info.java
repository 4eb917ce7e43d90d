/**
 * In which order the steps of a plan happen and what a reader is told about each. {@link
 * io.github.supabasemigrate.diff.arrange.ChangeOrder} sorts along the dependencies of both states, and cuts circles where
 * PostgreSQL lets it.
 */
@NullMarked
package io.github.supabasemigrate.diff.arrange;

import org.jspecify.annotations.NullMarked;
