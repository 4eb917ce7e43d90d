package io.github.supabasemigrate.access.probe;

import io.github.supabasemigrate.catalog.object.ObjectId;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Which role may name which columns of which relation for which command, memberships and PUBLIC counted in. Immutable. */
public final class Grants {

    private static final String QUERY = """
            SELECT n.nspname, c.relname, r.rolname, p.privilege,
                   CASE WHEN p.privilege IN ('DELETE', 'TRUNCATE', 'TRIGGER', 'MAINTAIN') THEN
                       CASE WHEN pg_catalog.has_table_privilege(r.oid, c.oid, p.privilege) THEN '{*}'::name[] END
                   ELSE (SELECT pg_catalog.array_agg(a.attname ORDER BY a.attnum)
                           FROM pg_catalog.pg_attribute AS a
                          WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
                            AND pg_catalog.has_column_privilege(r.oid, c.oid, a.attnum, p.privilege)) END
              FROM pg_catalog.pg_class AS c
              JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
             CROSS JOIN pg_catalog.pg_roles AS r
             CROSS JOIN pg_catalog.unnest('{SELECT,INSERT,UPDATE,DELETE,TRUNCATE,TRIGGER,REFERENCES}'::text[]
                   || CASE WHEN pg_catalog.current_setting('server_version_num')::int >= 170000
                           THEN '{MAINTAIN}'::text[] ELSE '{}' END) AS p (privilege)
             WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f') AND n.nspname = ANY (?) AND r.rolname = ANY (?)
               AND pg_catalog.has_schema_privilege(r.oid, n.oid, 'USAGE')""";

    private record Key(String schema, String relation, String role, String privilege) {}

    private final Map<Key, Set<String>> columns;

    private Grants(Map<Key, Set<String>> columns) {
        this.columns = Map.copyOf(columns);
    }

    /** Reads those of some roles in some schemas, in one query. */
    public static Grants read(Connection connection, Collection<String> schemas, Collection<String> roles)
            throws SQLException {
        var found = new HashMap<Key, Set<String>>();
        Array schemaNames = connection.createArrayOf("text", schemas.toArray());
        Array roleNames = connection.createArrayOf("text", roles.toArray());
        try (PreparedStatement query = connection.prepareStatement(QUERY)) {
            query.setArray(1, schemaNames);
            query.setArray(2, roleNames);
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    Array names = rows.getArray(5);
                    if (names != null) {
                        found.put(
                                new Key(rows.getString(1), rows.getString(2), rows.getString(3), rows.getString(4)),
                                new TreeSet<>(Set.of((String[]) names.getArray())));
                    }
                }
            }
        }
        return new Grants(found);
    }

    /** The columns that a role may name; empty when it may not use the command at all, or not the schema. */
    public Set<String> columns(String role, ObjectId relation, String privilege) {
        return columns.getOrDefault(new Key(relation.schema(), relation.name(), role, privilege), Set.of());
    }

    public boolean allows(String role, ObjectId relation, String privilege) {
        return !columns(role, relation, privilege).isEmpty();
    }
}
