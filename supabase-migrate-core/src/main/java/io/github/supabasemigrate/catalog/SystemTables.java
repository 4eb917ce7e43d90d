package io.github.supabasemigrate.catalog;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the system tables hold, as a short text, to compare two copies of one database to which the same was done: equal texts mean
 * equal catalogs, whatever a {@link CatalogReader} would find in them. Unequal ones mean nothing, for object identifiers and their
 * like count too. Other databases of the server do not count. Of rows that both copies were born with only the place counts, so it takes a tenth of the time of reading the
 * catalog. Needs a superuser.
 */
public final class SystemTables {

    /** What the server learns while it runs, and data. */
    private static final Set<String> NOT_SCHEMA = Set.of(
            "pg_statistic",
            "pg_statistic_ext_data",
            "pg_largeobject",
            "pg_largeobject_metadata",
            "pg_replication_origin",
            "pg_subscription_rel");

    /** Transaction numbers, counts of pages and rows, files; and of roles the salted passwords. */
    private static final String VOLATILE_COLUMNS =
            "'{relfrozenxid,relminmxid,relpages,reltuples,relallvisible,relallfrozen,relfilenode,"
                    + "datfrozenxid,datminmxid,rolpassword}'";

    private static final String THIS_DATABASE =
            "(SELECT d.oid FROM pg_catalog.pg_database AS d WHERE d.datname = pg_catalog.current_database())";

    /** Those whose rows have such columns. */
    private static final Set<String> PARTLY_VOLATILE = Set.of("pg_class", "pg_database", "pg_authid");

    /** Of what all databases of the server share, the part that is about this one or about none. */
    private static final Map<String, String> OF_THIS_DATABASE = Map.of(
            "pg_database",
            "t.datname = pg_catalog.current_database()",
            "pg_db_role_setting",
            "t.setdatabase IN (0, " + THIS_DATABASE + ")",
            "pg_shdepend",
            "t.dbid = " + THIS_DATABASE
                    + " OR t.dbid = 0 AND t.classid <> 'pg_catalog.pg_database'::pg_catalog.regclass");

    private SystemTables() {}

    /**
     * Two queries.
     *
     * @param since the last transaction that both copies were born with; 0 to look at the content of every row
     */
    public static String digest(Connection superuser, long since) throws SQLException {
        try (Statement statement = superuser.createStatement()) {
            List<String> digests = new ArrayList<>();
            for (String table : tables(statement)) {
                digests.add(digestOf(table, since));
            }
            try (ResultSet row =
                    statement.executeQuery("SELECT pg_catalog.concat_ws(E'\n', " + String.join(", ", digests) + ")")) {
                row.next();
                return row.getString(1);
            }
        }
    }

    private static List<String> tables(Statement statement) throws SQLException {
        List<String> tables = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery("""
                SELECT relname FROM pg_catalog.pg_class
                WHERE relnamespace = 'pg_catalog'::pg_catalog.regnamespace AND relkind = 'r' AND oid < 16384
                ORDER BY 1
                """)) {
            while (rows.next()) {
                if (!NOT_SCHEMA.contains(rows.getString(1))) {
                    tables.add(rows.getString(1));
                }
            }
        }
        return tables;
    }

    /** Sums of the rows' hashes, which no order changes. */
    private static String digestOf(String table, long since) {
        String text = PARTLY_VOLATILE.contains(table)
                ? "(pg_catalog.to_jsonb(t) - " + VOLATILE_COLUMNS + "::text[])::text"
                : "t::text";
        // An age is a number at once; a transaction's number would have to be made of its text, row by row.
        String isNew = since == 0 ? "true" : "pg_catalog.age(t.xmin) < pg_catalog.age('" + since + "'::pg_catalog.xid)";
        return "(SELECT pg_catalog.concat_ws(' ', '" + table + "', pg_catalog.count(*),"
                + " pg_catalog.sum(pg_catalog.hashtidextended(t.ctid, 0)) FILTER (WHERE NOT " + isNew + "),"
                + " pg_catalog.sum(pg_catalog.hashtextextended(" + text + ", 0)) FILTER (WHERE " + isNew + "))"
                + " FROM pg_catalog." + table + " AS t WHERE " + OF_THIS_DATABASE.getOrDefault(table, "true") + ")";
    }
}
