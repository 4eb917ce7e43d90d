package io.github.supabasemigrate.sql;

import io.github.supabasemigrate.sql.grammar.Parser;
import io.github.supabasemigrate.sql.grammar.SyntaxError;
import io.github.supabasemigrate.sql.grammar.SyntaxNode;
import io.github.supabasemigrate.sql.grammar.TextRange;
import io.github.supabasemigrate.sql.scanner.Tokens;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One statement of a script. Parsed when first asked for its tree; safe for use by several threads.
 */
public final class SqlStatement implements ScriptPiece {

    private final Tokens tokens;
    private final int firstToken;
    private final int lastToken;
    private final TextRange range;
    private final TextRange body;
    private final @Nullable CopyData copyData;
    private volatile Parser.@Nullable Result parsed;

    /** Tokens {@code [firstToken, lastToken)}, the semicolon included. */
    SqlStatement(
            Tokens tokens,
            int firstToken,
            int lastToken,
            TextRange range,
            TextRange body,
            @Nullable CopyData copyData) {
        this.tokens = tokens;
        this.firstToken = firstToken;
        this.lastToken = lastToken;
        this.range = range;
        this.body = body;
        this.copyData = copyData;
    }

    /** From the comments before it to the semicolon, inclusive. */
    @Override
    public TextRange range() {
        return range;
    }

    /** From its first token to its last, without comments around it and without the semicolon. */
    public TextRange body() {
        return body;
    }

    /** What {@link #body()} covers: the statement as one would send it. */
    public String text() {
        return body.in(script());
    }

    /**
     * The element that the Supabase CLI writes to {@code schema_migrations.statements} for it: with the comments before it,
     * without trailing semicolons and the white space around.
     */
    public String recorded() {
        return Recorded.of(range.in(script()));
    }

    /** The parse tree; empty if the statement does not parse. */
    public Optional<SyntaxNode> tree() {
        return Optional.ofNullable(parsed().tree());
    }

    /** What the server would say instead of parsing it. */
    public Optional<SyntaxError> syntaxError() {
        return Optional.ofNullable(parsed().error());
    }

    /** The rows that follow it in the script, if it is {@code COPY … FROM STDIN}. */
    public Optional<CopyData> copyData() {
        return Optional.ofNullable(copyData);
    }

    private Parser.Result parsed() {
        Parser.Result result = parsed;
        if (result == null) {
            result = Parser.parseStatement(tokens, firstToken, lastToken);
            parsed = result;
        }
        return result;
    }

    private String script() {
        return tokens.source().text();
    }

    @Override
    public String toString() {
        return text();
    }
}
