/**
 * One connection on which the text of users runs as they wrote it: {@link io.github.supabasemigrate.execute.session.Session} sends it
 * unparsed in PostgreSQL's simple query protocol, counts what the server completed, and keeps one file's settings from the next.
 */
@NullMarked
package io.github.supabasemigrate.execute.session;

import org.jspecify.annotations.NullMarked;
