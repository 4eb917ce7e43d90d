package io.github.supabasemigrate.sql.grammar;

/**
 * Why a text is not SQL, in the server's own words.
 *
 * @param message as the server words it: {@code syntax error at or near "foo"}
 * @param offset where the server points, in UTF-16 units of the file
 */
public record SyntaxError(String message, int offset) {}
