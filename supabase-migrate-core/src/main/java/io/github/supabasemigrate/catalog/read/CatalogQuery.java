package io.github.supabasemigrate.catalog.read;

import java.sql.SQLException;

/**
 * One question to the system catalogs. All questions are sent together, so each is a single statement without parameters and
 * without a semicolon. Rows come in the order of the questions: a query may use what earlier ones left in the reading.
 */
public interface CatalogQuery {

    /** Keeps what PostgreSQL itself owns, and other sessions' temporary objects, out; {@code n} is the namespace. */
    String IN_USER_SCHEMA = "n.nspname NOT IN ('pg_catalog', 'information_schema') AND n.nspname !~ '^pg_(toast|temp)'";

    /** The first OID that {@code initdb} does not use, {@code FirstNormalObjectId}: what is below came with PostgreSQL. */
    int FIRST_USER_OID = 16384;

    /**
     * Views that end in a foreign table whose wrapper has no handler: PostgreSQL cannot say whether they can be updated, and
     * fails when it is asked. The result of a common table expression, to stand behind {@code WITH RECURSIVE}.
     */
    String VIEWS_WITHOUT_HANDLER = """
            without_handler (oid) AS (
                SELECT f.ftrelid FROM pg_foreign_table f
                JOIN pg_foreign_server s ON s.oid = f.ftserver
                JOIN pg_foreign_data_wrapper w ON w.oid = s.srvfdw
                WHERE w.fdwhandler = 0
                UNION
                SELECT r.ev_class FROM without_handler u
                JOIN pg_depend d ON d.refclassid = 'pg_class'::regclass AND d.refobjid = u.oid
                    AND d.classid = 'pg_rewrite'::regclass
                JOIN pg_rewrite r ON r.oid = d.objid)""";

    /** The statement for a server of the given major version. */
    String sql(int major);

    /** Takes one row. */
    void read(Rows row, Reading reading) throws SQLException;
}
