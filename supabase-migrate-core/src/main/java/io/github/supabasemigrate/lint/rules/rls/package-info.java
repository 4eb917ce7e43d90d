/**
 * Row level security: tables that lack it, and policies that protect less, or cost more, than they seem to. Policies are judged by
 * their expressions' trees, as the file has them or as the server prints them; {@link
 * io.github.supabasemigrate.lint.rules.rls.KnownPolicy} is the same for both.
 */
@NullMarked
package io.github.supabasemigrate.lint.rules.rls;

import org.jspecify.annotations.NullMarked;
