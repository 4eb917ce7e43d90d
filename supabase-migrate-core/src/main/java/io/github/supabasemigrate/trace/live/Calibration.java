package io.github.supabasemigrate.trace.live;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * How long a server works on a row, in milliseconds for a million of them. On one machine these stay the same from fifty
 * thousand rows to well over a million; between machines they differ by a factor of two or more, so that measuring beats the
 * {@linkplain #typical() typical} figures.
 *
 * @param scan reading a table in full and checking each row
 * @param rewrite copying a table, without its indexes
 * @param indexBuild building one B-tree
 * @param write updating or deleting each row
 * @param bytesPerRow of the table that was measured; scans and copies of wider rows take longer in proportion
 */
public record Calibration(double scan, double rewrite, double indexBuild, double write, double bytesPerRow) {

    private static final int ROWS = 100_000;

    /** Two cores, a local disk, PostgreSQL 15, 93 bytes a row. */
    public static Calibration typical() {
        return new Calibration(130, 1_000, 720, 9_500, 93);
    }

    /** Measures a server, in a transaction that is rolled back: a second or two. For a shadow, not for a target. */
    public static Calibration measure(Connection shadow) throws SQLException {
        boolean autoCommit = shadow.getAutoCommit();
        shadow.setAutoCommit(false);
        try (Statement statement = shadow.createStatement()) {
            statement.execute(
                    "CREATE TABLE pg_temp.measured AS SELECT i AS id, i AS n, md5(i::text) AS text, now() AS at"
                            + " FROM generate_series(1, " + ROWS + ") AS i");
            double scan = milliseconds(statement, "ALTER TABLE pg_temp.measured ALTER id SET NOT NULL");
            double rewrite = milliseconds(statement, "ALTER TABLE pg_temp.measured ALTER n TYPE bigint");
            double write = milliseconds(statement, "UPDATE pg_temp.measured SET n = n + 1");
            double indexBuild = milliseconds(statement, "CREATE INDEX ON pg_temp.measured (id)");
            return new Calibration(scan, rewrite, indexBuild, write, bytesPerRow(statement));
        } finally {
            shadow.rollback();
            shadow.setAutoCommit(autoCommit);
        }
    }

    private static double milliseconds(Statement statement, String sql) throws SQLException {
        long start = System.nanoTime();
        statement.execute(sql);
        return (System.nanoTime() - start) / 1e6 * 1_000_000 / ROWS;
    }

    private static double bytesPerRow(Statement statement) throws SQLException {
        // The update left as many dead rows as there are live ones.
        try (ResultSet answer = statement.executeQuery("SELECT pg_relation_size('pg_temp.measured') / 2.0 / " + ROWS)) {
            answer.next();
            return answer.getDouble(1);
        }
    }

    /** How much longer a row of this table takes than one of those that were measured; never less. */
    double width(LiveTable table) {
        return Math.max(1, table.bytesPerRow() / bytesPerRow);
    }
}
