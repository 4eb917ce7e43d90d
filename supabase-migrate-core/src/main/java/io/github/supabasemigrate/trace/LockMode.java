package io.github.supabasemigrate.trace;

import java.util.Locale;

/**
 * The modes of locks on relations, weakest first, and what each keeps waiting (PostgreSQL manual §13.3.1). Row locks of readers
 * with {@code FOR UPDATE} count as neither reads nor writes.
 */
public enum LockMode {
    ACCESS_SHARE,
    ROW_SHARE,
    ROW_EXCLUSIVE,
    SHARE_UPDATE_EXCLUSIVE,
    SHARE,
    SHARE_ROW_EXCLUSIVE,
    EXCLUSIVE,
    ACCESS_EXCLUSIVE;

    /** Reads {@code AccessExclusiveLock}, as {@code pg_locks} has it. */
    static LockMode ofServer(String mode) {
        return switch (mode) {
            case "AccessShareLock" -> ACCESS_SHARE;
            case "RowShareLock" -> ROW_SHARE;
            case "RowExclusiveLock" -> ROW_EXCLUSIVE;
            case "ShareUpdateExclusiveLock" -> SHARE_UPDATE_EXCLUSIVE;
            case "ShareLock" -> SHARE;
            case "ShareRowExclusiveLock" -> SHARE_ROW_EXCLUSIVE;
            case "ExclusiveLock" -> EXCLUSIVE;
            case "AccessExclusiveLock" -> ACCESS_EXCLUSIVE;
            default -> throw new IllegalArgumentException("no lock mode of a relation: " + mode);
        };
    }

    /** True when a plain {@code SELECT} has to wait. */
    public boolean blocksReads() {
        return this == ACCESS_EXCLUSIVE;
    }

    /** True when {@code INSERT}, {@code UPDATE} and {@code DELETE} have to wait. */
    public boolean blocksWrites() {
        return compareTo(SHARE) >= 0;
    }

    /** True when other changes of the table's definition have to wait, and {@code VACUUM} and {@code ANALYZE} with them. */
    public boolean blocksDefinition() {
        return compareTo(SHARE_UPDATE_EXCLUSIVE) >= 0;
    }

    /** {@code ACCESS EXCLUSIVE}, as the manual writes it. */
    @Override
    public String toString() {
        return name().replace('_', ' ').toUpperCase(Locale.ROOT);
    }
}
