/**
 * Typed views of parse trees, for the statements that plans, lint rules and the access matrix look into. A view is a record
 * made by its static {@code of(SyntaxNode)}, which answers empty for every other statement; it keeps the node, whose ranges
 * are what findings and fixes point at. Tables are in {@code table}, functions in {@code routine}.
 */
@NullMarked
package io.github.supabasemigrate.sql.statement;

import org.jspecify.annotations.NullMarked;
