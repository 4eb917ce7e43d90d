package io.github.supabasemigrate.lint.schema;

import io.github.supabasemigrate.sql.grammar.SyntaxNode;

/**
 * Something that a statement does to an object.
 *
 * @param isConditional whether it leaves alone what is there: {@code IF NOT EXISTS}, {@code OR REPLACE}, a guard
 * @param node the statement
 */
public record SchemaEvent(Moment moment, Act act, ObjectName object, boolean isConditional, SyntaxNode node) {

    /** What is done. */
    public enum Act {
        CREATED,
        ALTERED,
        DROPPED
    }
}
