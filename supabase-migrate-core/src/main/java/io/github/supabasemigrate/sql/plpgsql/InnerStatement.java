package io.github.supabasemigrate.sql.plpgsql;

import io.github.supabasemigrate.sql.grammar.SyntaxNode;

/**
 * A statement and where it was found.
 *
 * @param node the statement's tree; ranges are those of the file
 * @param isTemplate whether names in it may stand for computed ones
 */
public record InnerStatement(SyntaxNode node, Place place, boolean isTemplate) {

    /** Where statements are found. */
    public enum Place {
        /** In the script itself. */
        SCRIPT,
        /** In a DO block, so that it runs when the script runs. */
        DO_BLOCK,
        /** In the body of a function or procedure, so that it runs when that is called. */
        ROUTINE
    }
}
