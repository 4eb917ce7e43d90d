/**
 * SQL text as PostgreSQL's own scanner and grammar read it: {@link io.github.supabasemigrate.sql.grammar.Lexer} cuts a text
 * into tokens, {@link io.github.supabasemigrate.sql.grammar.Parser} drives the generated LALR tables of PostgreSQL 18 over
 * them and builds {@link io.github.supabasemigrate.sql.grammar.SyntaxNode} trees. One grammar serves all servers: the newest
 * accepts what older ones accept. Depends on nothing.
 */
@NullMarked
package io.github.supabasemigrate.sql.grammar;

import org.jspecify.annotations.NullMarked;
