package io.github.supabasemigrate.project.toml;

/**
 * What a file has that TOML does not.
 *
 * @param line from 1
 * @param column from 1, in characters
 */
public record TomlError(String message, int line, int column) {}
