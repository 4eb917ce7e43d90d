package io.github.supabasemigrate.lint.rules.rewrite;

import io.github.supabasemigrate.lint.LintStatement;
import io.github.supabasemigrate.lint.schema.SchemaEvent;
import io.github.supabasemigrate.sql.grammar.SyntaxNode;
import io.github.supabasemigrate.sql.statement.QualifiedName;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Whether an expression may have another value for every row, as far as the text tells. */
final class Volatility {

    /** PostgreSQL's own volatile functions that defaults are made of, and those of the usual extensions. */
    private static final Set<String> VOLATILE = Set.of(
            "random",
            "random_normal",
            "gen_random_uuid",
            "uuidv4",
            "uuidv7",
            "clock_timestamp",
            "timeofday",
            "nextval",
            "setval",
            "currval",
            "lastval",
            "uuid_generate_v1",
            "uuid_generate_v1mc",
            "uuid_generate_v4",
            "gen_random_bytes",
            "gen_salt",
            "set_config",
            "txid_current",
            "pg_current_xact_id");

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
        return VOLATILE.contains(function.name());
    }
}
