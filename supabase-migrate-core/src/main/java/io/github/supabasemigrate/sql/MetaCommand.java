package io.github.supabasemigrate.sql;

import io.github.supabasemigrate.sql.grammar.TextRange;

/**
 * A command to psql itself, such as {@code \connect}; to the server a syntax error.
 *
 * @param name what follows the backslash: {@code connect}
 */
public record MetaCommand(TextRange range, String name) implements ScriptPiece {

    /** Whether leaving it out changes nothing: {@code restrict} and {@code unrestrict}, which pg_dump writes. */
    public boolean isHarmless() {
        return name.equals("restrict") || name.equals("unrestrict");
    }
}
