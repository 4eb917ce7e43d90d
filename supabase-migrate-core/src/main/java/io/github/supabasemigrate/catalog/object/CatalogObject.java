package io.github.supabasemigrate.catalog.object;

import java.util.Optional;

/**
 * One object of a database. Implementations are records whose components are all of the object's state and nothing else:
 * no OIDs, no physical positions, so that two objects are equal exactly when a schema comparison should call them so.
 */
public interface CatalogObject {

    ObjectId id();

    Attachments attachments();

    default String name() {
        return id().name();
    }

    default String schema() {
        return id().schema();
    }

    default Optional<String> owner() {
        return Optional.ofNullable(attachments().owner());
    }

    default Optional<String> comment() {
        return Optional.ofNullable(attachments().comment());
    }

    default Privileges privileges() {
        return attachments().privileges();
    }

    /** The extension this object came with, if it did. */
    default Optional<String> extension() {
        return Optional.ofNullable(attachments().extension());
    }

    /**
     * This object without what a comparison of schemas does not count: the physical order of a table's columns, text that
     * repeats other components.
     */
    default CatalogObject canonical() {
        return this;
    }
}
