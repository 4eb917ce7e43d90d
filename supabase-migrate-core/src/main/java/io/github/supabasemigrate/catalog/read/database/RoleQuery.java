package io.github.supabasemigrate.catalog.read.database;

import io.github.supabasemigrate.catalog.database.Role;
import io.github.supabasemigrate.catalog.object.ObjectId;
import io.github.supabasemigrate.catalog.object.ObjectKind;
import io.github.supabasemigrate.catalog.object.Options;
import io.github.supabasemigrate.catalog.read.CatalogQuery;
import io.github.supabasemigrate.catalog.read.Reading;
import io.github.supabasemigrate.catalog.read.Rows;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Roles of the server, without those that PostgreSQL predefines; memberships are asked first. */
public final class RoleQuery implements CatalogQuery {

    private final Map<Long, List<Role.Membership>> memberships = new HashMap<>();

    /** The query that must come before: a role is complete only with its memberships. */
    public CatalogQuery memberships() {
        return new Memberships();
    }

    @Override
    public String sql(int major) {
        return """
                SELECT 'pg_authid'::regclass::oid AS class, r.oid, r.rolname AS name,
                       array_remove(ARRAY[CASE WHEN r.rolsuper THEN 'SUPERUSER' END,
                                          CASE WHEN r.rolinherit THEN 'INHERIT' END,
                                          CASE WHEN r.rolcreaterole THEN 'CREATEROLE' END,
                                          CASE WHEN r.rolcreatedb THEN 'CREATEDB' END,
                                          CASE WHEN r.rolcanlogin THEN 'LOGIN' END,
                                          CASE WHEN r.rolreplication THEN 'REPLICATION' END,
                                          CASE WHEN r.rolbypassrls THEN 'BYPASSRLS' END], NULL) AS attributes,
                       r.rolconnlimit AS connection_limit, r.rolvaliduntil AS valid_until,
                       (SELECT s.setconfig FROM pg_db_role_setting s WHERE s.setrole = r.oid AND s.setdatabase = 0)
                           AS settings
                FROM pg_roles r
                WHERE r.rolname !~ '^pg_'""";
    }

    @Override
    public void read(Rows row, Reading reading) throws SQLException {
        ObjectId id = ObjectId.global(ObjectKind.ROLE, row.text("name"));
        Set<String> attributes = new HashSet<>(row.texts("attributes"));
        reading.add(new Role(
                id,
                reading.described(row, id),
                attributes,
                row.integer("connection_limit"),
                row.textOrNull("valid_until"),
                memberships.getOrDefault(row.oid("oid"), List.of()),
                Options.parse(row.texts("settings"))));
    }

    private final class Memberships implements CatalogQuery {
        @Override
        public String sql(int major) {
            return """
                    SELECT m.member, m.roleid AS role, m.admin_option AS is_admin, m.grantor, %s AS inherits, %s AS can_set
                    FROM pg_auth_members m
                    JOIN pg_roles r ON r.oid = m.roleid
                    JOIN pg_roles i ON i.oid = m.member
                    ORDER BY m.member, r.rolname, m.grantor""".formatted(
                            major >= 16 ? "m.inherit_option" : "i.rolinherit", major >= 16 ? "m.set_option" : "true");
        }

        @Override
        public void read(Rows row, Reading reading) throws SQLException {
            memberships
                    .computeIfAbsent(row.oid("member"), key -> new ArrayList<>())
                    .add(new Role.Membership(
                            reading.role(row.oid("role")),
                            row.is("is_admin"),
                            row.is("inherits"),
                            row.is("can_set"),
                            reading.role(row.oid("grantor"))));
        }
    }
}
