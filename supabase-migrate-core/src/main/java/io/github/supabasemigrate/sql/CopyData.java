package io.github.supabasemigrate.sql;

import io.github.supabasemigrate.sql.grammar.TextRange;

/**
 * The rows that follow {@code COPY … FROM STDIN}.
 *
 * @param range from the line after the statement to the end of the {@code \.} line, or of the file where that is missing
 * @param rows the rows alone
 */
public record CopyData(TextRange range, TextRange rows) implements ScriptPiece {}
