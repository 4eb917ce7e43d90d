package io.github.supabasemigrate.diff.proof;

import io.github.supabasemigrate.catalog.object.ObjectId;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The tables of a database that hold rows, and which of them is which: PostgreSQL's own numbers survive a renaming. */
final class StoredTables {

    private static final String QUERY = """
            SELECT c.oid, n.nspname, c.relname, a.attnum, a.attname
            FROM pg_catalog.pg_class c
            JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
            LEFT JOIN pg_catalog.pg_attribute a
                ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
            WHERE c.relkind = 'r' AND n.nspname NOT LIKE 'pg\\_%' AND n.nspname <> 'information_schema'
            ORDER BY n.nspname, c.relname, a.attnum
            """;

    private StoredTables() {}

    /**
     * One table.
     *
     * @param columns names by number; generated ones are left out, for they hold nothing of their own
     */
    record Stored(long oid, ObjectId id, Map<Integer, String> columns) {}

    static List<Stored> read(Connection connection) throws SQLException {
        var tables = new LinkedHashMap<Long, Stored>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(QUERY)) {
            while (row.next()) {
                long oid = row.getLong(1);
                if (!tables.containsKey(oid)) {
                    ObjectId id = ObjectId.table(row.getString(2), row.getString(3));
                    tables.put(oid, new Stored(oid, id, new LinkedHashMap<>()));
                }
                if (row.getString(5) != null) {
                    tables.get(oid).columns().put(row.getInt(4), row.getString(5));
                }
            }
        }
        return new ArrayList<>(tables.values());
    }
}
