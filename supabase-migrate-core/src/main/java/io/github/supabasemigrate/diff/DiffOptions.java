package io.github.supabasemigrate.diff;

import io.github.supabasemigrate.catalog.object.ObjectId;
import io.github.supabasemigrate.diff.rename.RenameHint;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * How a plan is to be made.
 *
 * @param creator the role that will run the statements, and so own what they create
 * @param database the name for {@code ALTER DATABASE}
 * @param isOnline forms that let a live database work on: {@code CONCURRENTLY}, {@code NOT VALID} and {@code VALIDATE}
 * @param lockTimeout what {@code lock_timeout} is set to at the head of each file, such as {@code 5s}; empty for none
 * @param schemas only what lives in these schemas; empty for all
 * @param hints declared renames
 * @param sameObjects which object of the first catalog is which of the second, where both were read from one lineage of
 *     databases and so share OIDs; those with one name on both sides may be left out
 */
public record DiffOptions(
        String creator,
        String database,
        boolean isOnline,
        String lockTimeout,
        Set<String> schemas,
        List<RenameHint> hints,
        Map<ObjectId, ObjectId> sameObjects) {

    public DiffOptions {
        Objects.requireNonNull(creator, "creator");
        Objects.requireNonNull(database, "database");
        Objects.requireNonNull(lockTimeout, "lockTimeout");
        schemas = Set.copyOf(schemas);
        hints = List.copyOf(hints);
        sameObjects = Map.copyOf(sameObjects);
    }

    /** Run by {@code postgres} on the database {@code postgres}, as Supabase does; all schemas, no online forms. */
    public static DiffOptions standard() {
        return new DiffOptions("postgres", "postgres", false, "", Set.of(), List.of(), Map.of());
    }

    public DiffOptions runBy(String role) {
        return new DiffOptions(role, database, isOnline, lockTimeout, schemas, hints, sameObjects);
    }

    public DiffOptions onDatabase(String name) {
        return new DiffOptions(creator, name, isOnline, lockTimeout, schemas, hints, sameObjects);
    }

    /** With forms for a live database, and a lock timeout of five seconds unless another is set. */
    public DiffOptions online() {
        String timeout = lockTimeout.isEmpty() ? "5s" : lockTimeout;
        return new DiffOptions(creator, database, true, timeout, schemas, hints, sameObjects);
    }

    public DiffOptions withLockTimeout(String timeout) {
        return new DiffOptions(creator, database, isOnline, timeout, schemas, hints, sameObjects);
    }

    public DiffOptions inSchemas(Set<String> only) {
        return new DiffOptions(creator, database, isOnline, lockTimeout, only, hints, sameObjects);
    }

    public DiffOptions withHints(List<RenameHint> declared) {
        return new DiffOptions(creator, database, isOnline, lockTimeout, schemas, declared, sameObjects);
    }

    public DiffOptions withSameObjects(Map<ObjectId, ObjectId> lineage) {
        return new DiffOptions(creator, database, isOnline, lockTimeout, schemas, hints, lineage);
    }
}
