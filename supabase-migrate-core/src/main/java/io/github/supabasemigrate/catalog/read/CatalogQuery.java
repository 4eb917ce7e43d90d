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

    /** The statement for a server of the given major version. */
    String sql(int major);

    /** Takes one row. */
    void read(Rows row, Reading reading) throws SQLException;
}
