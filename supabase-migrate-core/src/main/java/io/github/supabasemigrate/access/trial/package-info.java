/**
 * Tables tried out: which rows each persona reads, changes and deletes, what it can insert and in whose name, what a change of its
 * own rows wins it, and which topics it hears. {@link io.github.supabasemigrate.access.trial.TableProbes} asks it all.
 */
@NullMarked
package io.github.supabasemigrate.access.trial;

import org.jspecify.annotations.NullMarked;
