/**
 * The project's migrations, run on a shadow: {@link io.github.supabasemigrate.replay.Replay}.
 *
 * <p>A replay starts as late as it can: from the newest checkpoint whose every input is what it was. An input is all that
 * shapes the state, in a chain of digests ({@code ReplayKeys}): the server, the platform, this program, {@code roles.sql} and each file
 * in its order. So adding a migration replays one file, and editing an old one replays from there.
 */
@NullMarked
package io.github.supabasemigrate.replay;

import org.jspecify.annotations.NullMarked;
