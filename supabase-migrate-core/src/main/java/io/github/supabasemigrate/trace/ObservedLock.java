package io.github.supabasemigrate.trace;

/** A lock that the server gave on a relation: held until the end of the transaction. */
public record ObservedLock(ObservedRelation relation, LockMode mode) {

    @Override
    public String toString() {
        return mode + " on " + relation;
    }
}
