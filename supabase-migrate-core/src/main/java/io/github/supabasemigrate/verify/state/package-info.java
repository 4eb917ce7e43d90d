/** What else can be said of a database: that two replays agree, that a target has not drifted, that it is healthy. */
@NullMarked
package io.github.supabasemigrate.verify.state;

import org.jspecify.annotations.NullMarked;
