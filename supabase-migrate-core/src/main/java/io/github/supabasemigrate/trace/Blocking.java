package io.github.supabasemigrate.trace;

import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;

/**
 * Whom locks keep waiting at a table.
 *
 * @param definition other changes of the definition, {@code VACUUM} and {@code ANALYZE}
 */
public record Blocking(boolean reads, boolean writes, boolean definition) {

    private static final Blocking READS = new Blocking(true, false, false);
    private static final Blocking NOTHING = new Blocking(false, false, false);

    /**
     * By table, for every table where somebody waits. A lock on an index keeps waiting whoever plans a query of its table; a
     * lock on a partition whoever reads through its parent, while a row written through the parent waits only if it belongs
     * there.
     */
    public static Map<String, Blocking> of(Collection<ObservedLock> locks) {
        Map<String, Blocking> tables = new TreeMap<>();
        for (ObservedLock lock : locks) {
            Blocking blocking = of(lock.mode());
            if (blocking.equals(NOTHING)) {
                continue;
            }
            ObservedRelation relation = lock.relation();
            String table = relation.table();
            tables.merge(table == null ? relation.qualifiedName() : table, forTable(lock, blocking), Blocking::or);
            if (table == null && blocking.reads()) {
                relation.partitionOf().forEach(parent -> tables.merge(parent, READS, Blocking::or));
            }
        }
        tables.values().removeIf(NOTHING::equals);
        return tables;
    }

    private static Blocking forTable(ObservedLock lock, Blocking blocking) {
        if (lock.relation().kind() != ObservedRelation.Kind.INDEX) {
            return blocking;
        }
        return blocking.reads() ? blocking.withoutDefinition() : NOTHING;
    }

    private static Blocking of(LockMode mode) {
        return new Blocking(mode.blocksReads(), mode.blocksWrites(), mode.blocksDefinition());
    }

    private Blocking withoutDefinition() {
        return new Blocking(reads, writes, false);
    }

    Blocking or(Blocking other) {
        return new Blocking(reads || other.reads, writes || other.writes, definition || other.definition);
    }
}
