package io.github.supabasemigrate.diff.render;

import io.github.supabasemigrate.catalog.object.ObjectId;
import io.github.supabasemigrate.catalog.relation.Index;
import java.util.ArrayList;
import java.util.List;

/** Indexes, those of key constraints excepted, which come with the constraint. */
public final class IndexSql {

    private IndexSql() {}

    static List<String> create(Index index) {
        var statements = new ArrayList<String>();
        if (index.constraint() == null) {
            statements.add(withTablespace(index));
        }
        for (int i = 0; i < index.keys().size(); i++) {
            Integer target = index.keys().get(i).statisticsTarget();
            if (target != null) {
                statements.add(statistics(index.id(), i, target));
            }
        }
        return statements;
    }

    public static String statistics(ObjectId index, int key, int target) {
        return "ALTER INDEX " + Names.of(index) + " ALTER COLUMN " + (key + 1) + " SET STATISTICS " + target;
    }

    /** {@code pg_get_indexdef} leaves the tablespace out; its clause comes before {@code WHERE}. */
    private static String withTablespace(Index index) {
        String tablespace = index.tablespace();
        String definition = index.definition();
        if (tablespace == null) {
            return definition;
        }
        String where = index.predicate() == null ? "" : " WHERE " + index.predicate();
        String head =
                definition.endsWith(where) ? definition.substring(0, definition.length() - where.length()) : definition;
        return head + " TABLESPACE " + Names.quote(tablespace) + definition.substring(head.length());
    }

    public static String attach(Index index, ObjectId parent) {
        return "ALTER INDEX " + Names.of(parent) + " ATTACH PARTITION " + Names.of(index.id());
    }
}
