package io.github.supabasemigrate.lint.schema;

import io.github.supabasemigrate.sql.grammar.SyntaxNode;
import java.util.Optional;

/**
 * Something that a statement does to an object.
 *
 * @param isConditional whether it leaves alone what is there: {@code IF NOT EXISTS}, {@code OR REPLACE}, a guard
 * @param from what it was called before, if it was renamed or moved
 * @param statement that does it
 */
public record SchemaEvent(
        Moment moment,
        Act act,
        ObjectName object,
        boolean isConditional,
        Optional<ObjectName> from,
        StatementViews statement) {

    /** What is done. */
    public enum Act {
        CREATED,
        ALTERED,
        DROPPED
    }

    /** The statement's tree. */
    public SyntaxNode node() {
        return statement.node();
    }
}
