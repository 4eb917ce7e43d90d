package io.github.supabasemigrate.execute.transaction;

import io.github.supabasemigrate.sql.SqlStatement;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a statement builds concurrently. A build that is interrupted leaves an INVALID index, which costs every write and serves no query
 * (PostgreSQL manual, CREATE INDEX and REINDEX: "Building Indexes Concurrently").
 */
public sealed interface ConcurrentBuild permits ConcurrentIndex, ConcurrentReindex {

    /** What the statement builds, if that is what it does. */
    static Optional<ConcurrentBuild> of(SqlStatement statement) {
        return statement
                .tree()
                .filter(tree -> tree.contains("CONCURRENTLY"))
                .flatMap(tree -> ConcurrentIndex.of(tree)
                        .<ConcurrentBuild>map(index -> index)
                        .or(() -> ConcurrentReindex.of(tree)));
    }

    /** Whether all is done already. */
    boolean isBuilt(Connection connection) throws SQLException;

    /** Whether what is left of earlier builds is in the way of this one. */
    boolean isHinderedByLeftovers();

    /** The query for what is left: a condition on the index {@code c}, its {@code i} of pg_index, its table {@code t} and schema {@code n}. */
    String leftovers();

    /**
     * Drops what interrupted builds left.
     *
     * @return the names of the indexes that were dropped, quoted and qualified
     */
    default List<String> dropInvalid(Connection connection) throws SQLException {
        List<String> invalid = find(connection, "NOT i.indisvalid AND " + leftovers());
        try (Statement statement = connection.createStatement()) {
            for (String index : invalid) {
                statement.execute("DROP INDEX CONCURRENTLY IF EXISTS " + index);
            }
        }
        return invalid;
    }

    /** The indexes that meet a condition, quoted and qualified. */
    static List<String> find(Connection connection, String condition) throws SQLException {
        String sql = """
                SELECT pg_catalog.format('%I.%I', n.nspname, c.relname)
                FROM pg_catalog.pg_index AS i
                JOIN pg_catalog.pg_class AS c ON c.oid = i.indexrelid
                JOIN pg_catalog.pg_class AS t ON t.oid = i.indrelid
                JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
                WHERE
                """ + condition;
        var found = new ArrayList<String>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                found.add(rows.getString(1));
            }
        }
        return found;
    }
}
