package io.github.supabasemigrate.lint.schema;

import io.github.supabasemigrate.sql.statement.QualifiedName;
import org.jspecify.annotations.Nullable;

/**
 * An object by the words of its command tag, {@code TABLE}, and its name.
 *
 * @param name with its schema; for a part of a table, {@code schema.table.part}
 */
public record ObjectName(String kind, String name) {

    public static ObjectName of(String kind, QualifiedName name, String defaultSchema) {
        return new ObjectName(kind, name.schemaOr(defaultSchema) + "." + name.name());
    }

    /** A policy, trigger or rule. */
    public static ObjectName part(String kind, QualifiedName table, String part, String defaultSchema) {
        return new ObjectName(kind, table.schemaOr(defaultSchema) + "." + table.name() + "." + part);
    }

    /** As records do it, said here because histories ask it more often than all else. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ObjectName that && name.equals(that.name) && kind.equals(that.kind);
    }

    @Override
    public int hashCode() {
        return 31 * kind.hashCode() + name.hashCode();
    }
}
