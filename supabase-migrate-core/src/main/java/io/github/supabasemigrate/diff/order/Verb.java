package io.github.supabasemigrate.diff.order;

/** What is done with an object, in the order in which it happens to one object. */
public enum Verb {
    /** Given a new name, for good. */
    RENAME,
    /** Lets go of others: default dropped, partition detached. */
    RELEASE,
    /** Renamed out of the way, so that its successor can be made while its data is still there. */
    ASIDE,
    DROP,
    CREATE,
    /** Altered in place. */
    CHANGE,
    /** Gives rows to other partitions, while it or they are none. */
    MOVE,
    /** Made a partition, or a child. */
    ATTACH,
    /** What can only follow other objects: defaults, owners of sequences, replica identity. */
    SETTLE,
    /** What was put aside goes. */
    REMOVE
}
