package io.github.supabasemigrate.sql;

import io.github.supabasemigrate.sql.grammar.TextRange;

/**
 * Comments with no statement after them: at the end of a script, or before a lone semicolon. psql sends nothing for them;
 * the Supabase CLI sends an empty query and records the comment.
 *
 * @param range from the first comment on, with the semicolon if there is one
 * @param recorded the element that the Supabase CLI writes to the history
 */
public record CommentOnly(TextRange range, String recorded) implements ScriptPiece {}
