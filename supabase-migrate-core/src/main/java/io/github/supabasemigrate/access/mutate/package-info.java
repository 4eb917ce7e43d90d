/**
 * The check of the check: policies are dropped and loosened one at a time, and whatever changes nothing is either not needed or was
 * never really tried.
 */
@NullMarked
package io.github.supabasemigrate.access.mutate;

import org.jspecify.annotations.NullMarked;
