package io.github.supabasemigrate.catalog.read.type;

import io.github.supabasemigrate.catalog.object.ObjectId;
import io.github.supabasemigrate.catalog.object.ObjectKind;
import io.github.supabasemigrate.catalog.read.CatalogQuery;
import io.github.supabasemigrate.catalog.read.Reading;
import io.github.supabasemigrate.catalog.read.Rows;
import io.github.supabasemigrate.catalog.type.OperatorFamily;
import java.sql.SQLException;

/** Operator families with the members that belong to no class. */
public final class OperatorFamilyQuery implements CatalogQuery {

    /**
     * Members of a class or family as {@code CREATE OPERATOR CLASS} words them. Which of the two one belongs to is recorded
     * only in {@code pg_depend}.
     */
    static String members(String owningCatalog, String owner) {
        return """
                ARRAY(SELECT format('OPERATOR %%s %%s%%s', ao.amopstrategy, ao.amopopr::regoperator,
                                    ' FOR ORDER BY ' || (SELECT format('%%I.%%I', sn.nspname, sf.opfname)
                                                         FROM pg_opfamily sf JOIN pg_namespace sn ON sn.oid = sf.opfnamespace
                                                         WHERE sf.oid = ao.amopsortfamily))
                      FROM pg_amop ao
                      JOIN pg_depend d ON d.classid = 'pg_amop'::regclass AND d.objid = ao.oid
                           AND d.refclassid = '%1$s'::regclass AND d.refobjid = %2$s AND d.deptype IN ('a', 'i')
                      UNION ALL
                      SELECT format('FUNCTION %%s (%%s, %%s) %%s', p.amprocnum, format_type(p.amproclefttype, NULL),
                                    format_type(p.amprocrighttype, NULL), p.amproc::regprocedure)
                      FROM pg_amproc p
                      JOIN pg_depend d ON d.classid = 'pg_amproc'::regclass AND d.objid = p.oid
                           AND d.refclassid = '%1$s'::regclass AND d.refobjid = %2$s AND d.deptype IN ('a', 'i')
                      ORDER BY 1)""".formatted(owningCatalog, owner);
    }

    @Override
    public String sql(int major) {
        return """
                SELECT f.tableoid AS class, f.oid, n.nspname AS schema, f.opfname AS name, f.opfowner AS owner,
                       m.amname AS method, %s AS members
                FROM pg_opfamily f
                JOIN pg_namespace n ON n.oid = f.opfnamespace
                JOIN pg_am m ON m.oid = f.opfmethod
                WHERE %s""".formatted(members("pg_opfamily", "f.oid"), IN_USER_SCHEMA);
    }

    @Override
    public void read(Rows row, Reading reading) throws SQLException {
        String method = row.text("method");
        ObjectId id =
                ObjectId.signed(ObjectKind.OPERATOR_FAMILY, row.text("schema"), row.text("name"), " USING " + method);
        reading.add(new OperatorFamily(id, reading.owned(row, id), method, row.texts("members")));
    }
}
