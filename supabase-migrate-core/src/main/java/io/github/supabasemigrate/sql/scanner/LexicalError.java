package io.github.supabasemigrate.sql.scanner;

/**
 * Why the scanner refuses a token.
 *
 * @param message in the server's words
 * @param offset in the text that is scanned
 */
public record LexicalError(String message, int offset) {}
