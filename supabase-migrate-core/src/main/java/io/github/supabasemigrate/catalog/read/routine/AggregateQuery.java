package io.github.supabasemigrate.catalog.read.routine;

import io.github.supabasemigrate.catalog.object.ObjectId;
import io.github.supabasemigrate.catalog.object.ObjectKind;
import io.github.supabasemigrate.catalog.read.CatalogQuery;
import io.github.supabasemigrate.catalog.read.Reading;
import io.github.supabasemigrate.catalog.read.Rows;
import io.github.supabasemigrate.catalog.routine.Aggregate;
import java.sql.SQLException;
import java.util.TreeMap;

/** Aggregates. */
public final class AggregateQuery implements CatalogQuery {

    @Override
    public String sql(int major) {
        return """
                SELECT p.tableoid AS class, p.oid, n.nspname AS schema, p.proname AS name,
                       oidvectortypes(p.proargtypes) AS signature,
                       p.proowner AS owner, p.proacl::text[] AS acl, acldefault('f', p.proowner)::text[] AS default_acl,
                       %s,
                       p.prorettype AS result, a.aggkind AS form, a.aggnumdirectargs AS direct,
                       ARRAY['SFUNC=' || a.aggtransfn::regprocedure, 'STYPE=' || format_type(a.aggtranstype, NULL),
                             'SSPACE=' || nullif(a.aggtransspace, 0),
                             'FINALFUNC=' || nullif(a.aggfinalfn::oid, 0)::regprocedure,
                             'FINALFUNC_EXTRA=' || nullif(a.aggfinalextra, false),
                             'FINALFUNC_MODIFY=' || a.aggfinalmodify::text,
                             'COMBINEFUNC=' || nullif(a.aggcombinefn::oid, 0)::regprocedure,
                             'SERIALFUNC=' || nullif(a.aggserialfn::oid, 0)::regprocedure,
                             'DESERIALFUNC=' || nullif(a.aggdeserialfn::oid, 0)::regprocedure,
                             'INITCOND=' || a.agginitval,
                             'MSFUNC=' || nullif(a.aggmtransfn::oid, 0)::regprocedure,
                             'MINVFUNC=' || nullif(a.aggminvtransfn::oid, 0)::regprocedure,
                             'MSTYPE=' || format_type(nullif(a.aggmtranstype, 0), NULL),
                             'MSSPACE=' || nullif(a.aggmtransspace, 0),
                             'MFINALFUNC=' || nullif(a.aggmfinalfn::oid, 0)::regprocedure,
                             'MFINALFUNC_EXTRA=' || nullif(a.aggmfinalextra, false),
                             'MFINALFUNC_MODIFY=' || a.aggmfinalmodify::text,
                             'MINITCOND=' || a.aggminitval,
                             'SORTOP=' || nullif(a.aggsortop, 0)::regoperator,
                             'PARALLEL=' || p.proparallel::text] AS properties
                FROM pg_aggregate a
                JOIN pg_proc p ON p.oid = a.aggfnoid
                JOIN pg_namespace n ON n.oid = p.pronamespace
                WHERE %s""".formatted(Arguments.COLUMNS, IN_USER_SCHEMA);
    }

    @Override
    public void read(Rows row, Reading reading) throws SQLException {
        ObjectId id = ObjectId.signed(
                ObjectKind.AGGREGATE, row.text("schema"), row.text("name"), "(" + row.text("signature") + ")");
        var properties = new TreeMap<String, String>();
        for (String property : row.texts("properties")) {
            int equals = property.indexOf('=');
            properties.put(property.substring(0, equals), property.substring(equals + 1));
        }
        reading.add(new Aggregate(
                id,
                reading.granted(row, id),
                Arguments.read(row, reading),
                reading.type(row.oid("result")),
                Aggregate.Form.ofLetter(row.text("form")),
                row.integer("direct"),
                properties));
    }
}
