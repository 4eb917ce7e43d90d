/** The verbs that look at what the migrations make: verify and snapshot. */
@NullMarked
package io.github.supabasemigrate.goal.check;

import org.jspecify.annotations.NullMarked;
