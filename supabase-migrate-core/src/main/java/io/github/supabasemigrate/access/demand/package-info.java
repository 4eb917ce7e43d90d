/**
 * What a team says of access: what it demands, and what it means to be so although a rule speaks against it. Kept in
 * {@code supabase/access.yaml}.
 */
@NullMarked
package io.github.supabasemigrate.access.demand;

import org.jspecify.annotations.NullMarked;
