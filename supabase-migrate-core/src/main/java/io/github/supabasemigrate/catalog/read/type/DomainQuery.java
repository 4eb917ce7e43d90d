package io.github.supabasemigrate.catalog.read.type;

import io.github.supabasemigrate.catalog.object.ObjectId;
import io.github.supabasemigrate.catalog.object.ObjectKind;
import io.github.supabasemigrate.catalog.read.CatalogQuery;
import io.github.supabasemigrate.catalog.read.Reading;
import io.github.supabasemigrate.catalog.read.Rows;
import io.github.supabasemigrate.catalog.type.DomainType;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Domains; their constraints are asked first. */
public final class DomainQuery implements CatalogQuery {

    private final Map<ObjectId, List<DomainType.Check>> constraints = new HashMap<>();

    /** The query that must come before: a domain is complete only with its constraints. */
    public CatalogQuery constraints() {
        return new Constraints();
    }

    @Override
    public String sql(int major) {
        return """
                SELECT t.tableoid AS class, t.oid, n.nspname AS schema, t.typname AS name,
                       t.typowner AS owner, t.typacl::text[] AS acl, acldefault('T', t.typowner)::text[] AS default_acl,
                       t.typbasetype AS base, format_type(t.typbasetype, t.typtypmod) AS base_sql,
                       t.typnotnull AS not_null,
                       coalesce(pg_get_expr(t.typdefaultbin, 0), quote_literal(t.typdefault)) AS default_expression,
                       CASE WHEN t.typcollation <> b.typcollation THEN t.typcollation END AS collation
                FROM pg_type t
                JOIN pg_namespace n ON n.oid = t.typnamespace
                JOIN pg_type b ON b.oid = t.typbasetype
                WHERE t.typtype = 'd' AND %s""".formatted(IN_USER_SCHEMA);
    }

    @Override
    public void read(Rows row, Reading reading) throws SQLException {
        ObjectId id = ObjectId.of(ObjectKind.DOMAIN, row.text("schema"), row.text("name"));
        reading.add(new DomainType(
                id,
                reading.granted(row, id),
                reading.type(row.oid("base"), row.text("base_sql")),
                row.is("not_null"),
                row.textOrNull("default_expression"),
                reading.collation(row.oid("collation")),
                constraints.getOrDefault(id, List.of())));
    }

    private final class Constraints implements CatalogQuery {
        @Override
        public String sql(int major) {
            return """
                    SELECT o.tableoid AS class, o.oid, n.nspname AS schema, t.typname AS domain, o.conname AS name,
                           pg_get_constraintdef(o.oid) AS definition, o.convalidated AS is_validated
                    FROM pg_constraint o
                    JOIN pg_type t ON t.oid = o.contypid
                    JOIN pg_namespace n ON n.oid = t.typnamespace
                    WHERE %s
                    ORDER BY o.conname""".formatted(IN_USER_SCHEMA);
        }

        @Override
        public void read(Rows row, Reading reading) throws SQLException {
            ObjectId domain = ObjectId.of(ObjectKind.DOMAIN, row.text("schema"), row.text("domain"));
            ObjectId id = domain.child(ObjectKind.DOMAIN_CONSTRAINT, row.text("name"));
            constraints
                    .computeIfAbsent(domain, key -> new ArrayList<>())
                    .add(new DomainType.Check(
                            id, reading.described(row, id), row.text("definition"), row.is("is_validated")));
        }
    }
}
