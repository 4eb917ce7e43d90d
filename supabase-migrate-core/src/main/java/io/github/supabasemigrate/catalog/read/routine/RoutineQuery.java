package io.github.supabasemigrate.catalog.read.routine;

import io.github.supabasemigrate.catalog.object.ObjectId;
import io.github.supabasemigrate.catalog.object.ObjectKind;
import io.github.supabasemigrate.catalog.read.CatalogQuery;
import io.github.supabasemigrate.catalog.read.Reading;
import io.github.supabasemigrate.catalog.read.Rows;
import io.github.supabasemigrate.catalog.routine.Routine;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Functions and procedures, without the constructors that come with a range type. */
public final class RoutineQuery implements CatalogQuery {

    @Override
    public String sql(int major) {
        return """
                SELECT p.tableoid AS class, p.oid, p.prokind AS kind, n.nspname AS schema, p.proname AS name,
                       oidvectortypes(p.proargtypes) AS signature,
                       p.proowner AS owner, p.proacl::text[] AS acl, acldefault('f', p.proowner)::text[] AS default_acl,
                       %s,
                       p.prorettype AS result, p.proretset AS returns_set, l.lanname AS language,
                       p.provolatile AS volatility, p.proisstrict AS is_strict, p.proleakproof AS is_leakproof,
                       p.prosecdef AS is_security_definer, p.proparallel AS parallel, p.procost AS cost, p.prorows AS rows,
                       nullif(p.prosupport::oid, 0)::regprocedure::text AS support, p.proconfig AS settings,
                       p.prosrc AS source, p.probin AS library,
                       CASE WHEN p.prosqlbody IS NOT NULL THEN pg_get_function_sqlbody(p.oid) END AS sql_body,
                       ARRAY(SELECT format_type(x, NULL) FROM unnest(p.protrftypes) x) AS transforms,
                       CASE WHEN NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = p.tableoid AND d.objid = p.oid
                                             AND d.deptype = 'e')
                            THEN pg_get_functiondef(p.oid) ELSE '' END AS definition
                FROM pg_proc p
                JOIN pg_namespace n ON n.oid = p.pronamespace
                JOIN pg_language l ON l.oid = p.prolang
                WHERE p.prokind <> 'a' AND %s
                  AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = p.tableoid AND d.objid = p.oid
                                  AND d.deptype = 'i')""".formatted(Arguments.COLUMNS, IN_USER_SCHEMA);
    }

    @Override
    public void read(Rows row, Reading reading) throws SQLException {
        boolean isProcedure = row.text("kind").equals("p");
        ObjectId id = ObjectId.signed(
                isProcedure ? ObjectKind.PROCEDURE : ObjectKind.FUNCTION,
                row.text("schema"),
                row.text("name"),
                "(" + row.text("signature") + ")");
        @Nullable String sqlBody = row.textOrNull("sql_body");
        reading.add(new Routine(
                id,
                reading.granted(row, id),
                Arguments.read(row, reading),
                isProcedure ? null : reading.type(row.oid("result")),
                row.is("returns_set"),
                row.text("kind").equals("w"),
                row.text("language"),
                Routine.Volatility.ofLetter(row.text("volatility")),
                row.is("is_strict"),
                row.is("is_leakproof"),
                row.is("is_security_definer"),
                Routine.Parallel.ofLetter(row.text("parallel")),
                row.decimal("cost"),
                row.decimal("rows"),
                row.textOrNull("support"),
                row.texts("settings"),
                sqlBody == null ? row.text("source") : "",
                sqlBody,
                row.textOrNull("library"),
                row.texts("transforms"),
                row.text("definition").strip()));
    }
}
