package io.github.supabasemigrate.sql.plpgsql;

import io.github.supabasemigrate.sql.grammar.EmbeddedText;
import io.github.supabasemigrate.sql.grammar.SyntaxError;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The code of a PL/pgSQL function or DO block. Immutable. */
public final class PlpgsqlBody {

    private final @Nullable PlpgsqlStatement block;
    private final @Nullable SyntaxError error;

    private PlpgsqlBody(@Nullable PlpgsqlStatement block, @Nullable SyntaxError error) {
        this.block = block;
        this.error = error;
    }

    /** Reads a body; never throws. */
    public static PlpgsqlBody parse(EmbeddedText code) {
        try {
            return new PlpgsqlBody(new PlpgsqlParser(new CodeReader(code.tokens())).body(), null);
        } catch (PlpgsqlFailure failure) {
            return new PlpgsqlBody(null, failure.error());
        }
    }

    /** The outermost block; empty if the code does not parse. */
    public Optional<PlpgsqlStatement> block() {
        return Optional.ofNullable(block);
    }

    /** What is wrong with the code, first fault first. */
    public Optional<SyntaxError> syntaxError() {
        return Optional.ofNullable(error);
    }

    /** Every statement, outer ones first. */
    public Stream<PlpgsqlStatement> statements() {
        return block == null ? Stream.empty() : block.all();
    }

    /** Every piece of SQL, in the order of the statements. */
    public List<PlpgsqlStatement.Part> parts() {
        return statements().flatMap(statement -> statement.parts().stream()).toList();
    }
}
