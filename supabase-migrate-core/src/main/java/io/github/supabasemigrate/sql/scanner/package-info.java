/**
 * Tokens of SQL as PostgreSQL's scanner cuts them (manual, section 4.1): {@link io.github.supabasemigrate.sql.scanner.Lexer}
 * over a {@link io.github.supabasemigrate.sql.scanner.SourceText}. Depends on {@code sql.tables} for the key words.
 */
@NullMarked
package io.github.supabasemigrate.sql.scanner;

import org.jspecify.annotations.NullMarked;
