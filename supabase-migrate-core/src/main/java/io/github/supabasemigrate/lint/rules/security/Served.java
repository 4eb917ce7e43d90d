package io.github.supabasemigrate.lint.rules.security;

import io.github.supabasemigrate.lint.LintStatement;
import io.github.supabasemigrate.lint.schema.ObjectName;
import io.github.supabasemigrate.lint.schema.SchemaHistory;
import io.github.supabasemigrate.sql.statement.QualifiedName;
import java.util.stream.Stream;

/**
 * Whether the API serves what a statement makes, as far as the files tell. The platform grants its roles everything in {@code public}; a
 * file that takes something of it back is believed to have meant it.
 */
final class Served {

    private Served() {}

    /** Whether the API serves its schema when all files have run, and nobody was denied it. */
    static boolean isServed(LintStatement statement, String kind, QualifiedName name) {
        ObjectName object = statement.object(kind, name);
        return statement.context().isExposed(name.schemaOr(statement.defaultSchema()))
                && !statement.before().isDroppedLater(object)
                && !isRevoked(statement, object);
    }

    private static boolean isRevoked(LintStatement statement, ObjectName object) {
        String schema = object.name().substring(0, object.name().indexOf('.'));
        return Stream.of(object.name(), schema + ".*")
                        .map(name -> new ObjectName(SchemaHistory.REVOKED, name))
                        .anyMatch(name -> !statement.before().later(name).isEmpty())
                || !statement
                        .before()
                        .events(new ObjectName(SchemaHistory.REVOKED, "*"))
                        .isEmpty();
    }
}
