package io.github.supabasemigrate.catalog.relation;

import io.github.supabasemigrate.catalog.object.Attachments;
import io.github.supabasemigrate.catalog.object.CatalogObject;
import io.github.supabasemigrate.catalog.object.ObjectId;
import io.github.supabasemigrate.catalog.object.Options;
import io.github.supabasemigrate.catalog.object.QualifiedName;
import io.github.supabasemigrate.catalog.object.Storage;
import io.github.supabasemigrate.catalog.object.TypeReference;
import org.jspecify.annotations.Nullable;

/**
 * One column of a table, foreign table, view or materialized view.
 *
 * @param type with modifiers
 * @param notNull whether it refuses nulls, by itself or through an inherited constraint
 * @param defaultExpression the default, or the expression of a generated column; null when there is neither
 * @param identity how {@code GENERATED … AS IDENTITY}
 * @param generated how {@code GENERATED ALWAYS AS (…)}
 * @param collation null when it is that of the type
 * @param storage null when it is that of the type
 * @param compression null when it is the server's default
 * @param statisticsTarget null when it is the server's default
 * @param options such as {@code n_distinct}
 * @param foreignOptions of a column of a foreign table
 * @param isLocal defined on the relation itself, not only inherited
 * @param isInherited a parent has it too
 * @param isUpdatable for columns of views: an {@code UPDATE} of the view may set it; true elsewhere
 */
public record Column(
        ObjectId id,
        Attachments attachments,
        TypeReference type,
        boolean notNull,
        @Nullable String defaultExpression,
        Identity identity,
        Generated generated,
        @Nullable QualifiedName collation,
        @Nullable Storage storage,
        @Nullable String compression,
        @Nullable Integer statisticsTarget,
        Options options,
        Options foreignOptions,
        boolean isLocal,
        boolean isInherited,
        boolean isUpdatable)
        implements CatalogObject {

    /** Whether the value comes from an identity sequence. */
    public enum Identity {
        NONE,
        ALWAYS,
        BY_DEFAULT;

        /** Reads {@code attidentity}. */
        public static Identity ofLetter(String letter) {
            return switch (letter) {
                case "a" -> ALWAYS;
                case "d" -> BY_DEFAULT;
                default -> NONE;
            };
        }
    }

    /** Whether the value is computed from the row. */
    public enum Generated {
        NONE,
        STORED,
        /** Computed when read; PostgreSQL 18. */
        VIRTUAL;

        /** Reads {@code attgenerated}. */
        public static Generated ofLetter(String letter) {
            return switch (letter) {
                case "s" -> STORED;
                case "v" -> VIRTUAL;
                default -> NONE;
            };
        }
    }

    public boolean isIdentity() {
        return identity != Identity.NONE;
    }

    /** How large values are kept, be it by its own setting or by its type's. */
    public Storage effectiveStorage() {
        return storage == null ? type.storage() : storage;
    }

    public boolean isGenerated() {
        return generated != Generated.NONE;
    }

    /** As {@code INHERITS} gives it to a child: with the type, its storage and compression, without what is for statistics. */
    public Column asInherited() {
        return with(type, identity, storage, null, Options.NONE);
    }

    /** As a change of its type leaves it: with the new type's storage. */
    public Column retyped(TypeReference newType) {
        return with(newType, identity, null, statisticsTarget, options);
    }

    /** As a table has it that is to become a partition: its numbers come from the table above. */
    public Column withoutIdentity() {
        return with(type, Identity.NONE, storage, statisticsTarget, options);
    }

    private Column with(
            TypeReference newType,
            Identity newIdentity,
            @Nullable Storage newStorage,
            @Nullable Integer newTarget,
            Options newOptions) {
        return new Column(
                id,
                attachments,
                newType,
                notNull,
                defaultExpression,
                newIdentity,
                generated,
                collation,
                newStorage,
                compression,
                newTarget,
                newOptions,
                foreignOptions,
                isLocal,
                isInherited,
                isUpdatable);
    }
}
