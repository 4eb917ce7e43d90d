package io.github.supabasemigrate.sql.oracle;

import java.util.List;

/**
 * What the server refuses although the grammar accepts it: checks written in C inside the grammar's actions that we leave to
 * the shadow. Anything else that we accept and the server does not is a defect.
 */
final class KnownLeniency {

    private static final List<String> MESSAGES = List.of(
            "option name \"", // of XMLTABLE's columns
            "FOREIGN KEY constraints cannot be marked"); // the server names no place

    private KnownLeniency() {}

    static boolean covers(String message) {
        return MESSAGES.stream().anyMatch(message::startsWith);
    }
}
