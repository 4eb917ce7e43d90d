package io.github.supabasemigrate.lint.rules.rewrite;

import io.github.supabasemigrate.lint.LintStatement;
import io.github.supabasemigrate.lint.schema.SchemaEvent;
import io.github.supabasemigrate.sql.grammar.SyntaxNode;
import io.github.supabasemigrate.sql.statement.QualifiedName;
import io.github.supabasemigrate.sql.statement.routine.VolatileFunctions;
import java.util.Locale;
import java.util.Optional;

/** Whether an expression may have another value for every row, as far as the text tells. */
final class Volatility {

    private Volatility() {}

    /** The first call of a volatile function. */
    static Optional<SyntaxNode> in(SyntaxNode expression, LintStatement statement) {
        return expression
                .descendants("func_application")
                .filter(call ->
                        isVolatile(QualifiedName.of(call.child("func_name").orElseThrow()), statement))
                .findFirst();
    }

    /** A function of the project's own is volatile unless it says otherwise; one that nobody knows is believed not to be. */
    private static boolean isVolatile(QualifiedName function, LintStatement statement) {
        Optional<SchemaEvent> made = statement.before().events(statement.object("FUNCTION", function)).stream()
                .filter(event -> event.act() == SchemaEvent.Act.CREATED)
                .reduce((first, second) -> second);
        if (made.isPresent()) {
            String words = made.get().node().words().toUpperCase(Locale.ROOT);
            return !words.contains("IMMUTABLE") && !words.contains("STABLE");
        }
        return VolatileFunctions.has(function.name());
    }
}
