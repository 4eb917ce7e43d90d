package io.github.supabasemigrate.sql;

import io.github.supabasemigrate.sql.grammar.TextRange;

/** One thing that a script holds. Pieces come in the order of the text and never overlap. */
public sealed interface ScriptPiece permits SqlStatement, CopyData, MetaCommand, Unterminated, CommentOnly {

    /** Where it stands in the script. */
    TextRange range();
}
