package io.github.supabasemigrate.sql.statement.routine;

import io.github.supabasemigrate.sql.grammar.SyntaxNode;
import io.github.supabasemigrate.sql.statement.QualifiedName;
import java.util.Set;

/** PostgreSQL's own volatile functions that defaults are made of, and those of the usual extensions. */
public final class VolatileFunctions {

    private static final Set<String> NAMES = Set.of(
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

    private VolatileFunctions() {}

    /** Whether a function of this name, without its schema, is one of them. */
    public static boolean has(String name) {
        return NAMES.contains(name);
    }

    /** Whether an expression calls one of them. */
    public static boolean areCalledIn(SyntaxNode expression) {
        return expression
                .descendants("func_application")
                .flatMap(call -> call.child("func_name").stream())
                .anyMatch(name -> has(QualifiedName.of(name).name()));
    }
}
