package io.github.supabasemigrate.sql.oracle;

import java.util.List;

/**
 * What the server refuses although the grammar accepts it: checks written in C inside the grammar's actions that we leave to
 * the shadow. Anything else that we accept and the server does not is a defect.
 */
final class KnownLeniency {

    private static final List<String> MESSAGES = List.of(
            "option name \"",
            "unrecognized partitioning strategy",
            "invalid table name",
            "invalid schema name",
            "WHERE clause not allowed",
            "column specification not allowed for schema",
            "for a generated column, GENERATED ALWAYS must be specified",
            "duplicate trigger events specified",
            "column number must be in range",
            "cannot use multiple ORDER BY clauses with WITHIN GROUP",
            "a column list with SET",
            "WITH TIES cannot be specified without ORDER BY clause",
            "SKIP LOCKED and WITH TIES options cannot be used together",
            "FOREIGN KEY constraints cannot be marked");

    private KnownLeniency() {}

    static boolean covers(String message) {
        return MESSAGES.stream().anyMatch(message::startsWith);
    }
}
