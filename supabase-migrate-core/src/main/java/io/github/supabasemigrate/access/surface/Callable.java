package io.github.supabasemigrate.access.surface;

import io.github.supabasemigrate.catalog.object.ObjectId;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;

/** Which role may call which function, memberships and PUBLIC counted in. */
final class Callable {

    private static final String QUERY = """
            SELECT n.nspname, p.proname,
                   (SELECT coalesce(pg_catalog.string_agg(pg_catalog.format_type(t, NULL), ', ' ORDER BY o), '')
                      FROM pg_catalog.unnest(p.proargtypes::oid[]) WITH ORDINALITY AS a (t, o)),
                   r.rolname
              FROM pg_catalog.pg_proc AS p
              JOIN pg_catalog.pg_namespace AS n ON n.oid = p.pronamespace
             CROSS JOIN pg_catalog.pg_roles AS r
             WHERE n.nspname = ANY (?) AND r.rolname = ANY (?)
               AND pg_catalog.has_schema_privilege(r.oid, n.oid, 'USAGE')
               AND pg_catalog.has_function_privilege(r.oid, p.oid, 'EXECUTE')""";

    private Callable() {}

    static String key(ObjectId function, String role) {
        String signature = function.signature().replaceAll("^\\(|\\)$", "");
        return function.schema() + "." + function.name() + "(" + signature + ") " + role;
    }

    /** Each as {@link #key} writes it. */
    static Set<String> read(Connection connection, Collection<String> schemas, Collection<String> roles)
            throws SQLException {
        var found = new TreeSet<String>();
        Array schemaNames = connection.createArrayOf("text", schemas.toArray());
        Array roleNames = connection.createArrayOf("text", roles.toArray());
        try (PreparedStatement query = connection.prepareStatement(QUERY)) {
            query.setArray(1, schemaNames);
            query.setArray(2, roleNames);
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    found.add("%s.%s(%s) %s"
                            .formatted(rows.getString(1), rows.getString(2), rows.getString(3), rows.getString(4)));
                }
            }
        }
        return found;
    }
}
