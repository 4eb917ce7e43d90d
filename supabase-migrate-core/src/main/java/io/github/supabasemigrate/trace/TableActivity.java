package io.github.supabasemigrate.trace;

/**
 * What a statement read and wrote in a table, as the server counts it.
 *
 * @param fullScans how often the table was read from end to end: once for itself, once for each index that is built from it
 * @param rowsRead by these scans, on the shadow
 */
public record TableActivity(
        ObservedRelation table, long fullScans, long rowsRead, long inserted, long updated, long deleted) {

    public long rowsWritten() {
        return inserted + updated + deleted;
    }
}
