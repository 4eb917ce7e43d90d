package io.github.supabasemigrate.diff.proof;

import io.github.supabasemigrate.catalog.object.ObjectId;
import io.github.supabasemigrate.diff.render.Names;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What is in some columns of a table, whatever the order of the rows. Digests are sums, so those of partitions add up.
 *
 * @param rows how many
 * @param columns by name
 * @param together digest of whole rows over the columns that stay as they are, for values that changed places
 */
record RowDigest(long rows, Map<String, Values> columns, BigDecimal together) {

    static final RowDigest NOTHING = new RowDigest(0, Map.of(), BigDecimal.ZERO);

    /**
     * What is in one column.
     *
     * @param count of values that are not null
     */
    record Values(long count, BigDecimal digest) {

        Values plus(Values other) {
            return new Values(count + other.count, digest.add(other.digest));
        }
    }

    /**
     * Reads a table, without its partitions and children.
     *
     * @param names the columns, and the names under which they are kept here
     * @param stable those of the columns that count for {@code together}
     */
    static RowDigest of(Connection superuser, ObjectId table, Map<String, String> names, Collection<String> stable)
            throws SQLException {
        String columns = names.keySet().stream()
                .map(Names::quote)
                .map(name -> ", pg_catalog.count(%1$s), %2$s".formatted(name, digest(name + "::text")))
                .collect(Collectors.joining());
        String query = "SELECT pg_catalog.count(*), %s%s FROM ONLY %s"
                .formatted(digest("ROW(" + Names.list(stable) + ")::text"), columns, Names.of(table));
        try (Statement statement = superuser.createStatement()) {
            statement.setEscapeProcessing(false);
            try (ResultSet result = statement.executeQuery(query)) {
                result.next();
                return read(result, List.copyOf(names.values()));
            }
        }
    }

    private static RowDigest read(ResultSet result, List<String> names) throws SQLException {
        var columns = new LinkedHashMap<String, Values>();
        int at = 3;
        for (String name : names) {
            columns.put(name, new Values(result.getLong(at), result.getBigDecimal(at + 1)));
            at += 2;
        }
        return new RowDigest(result.getLong(1), columns, result.getBigDecimal(2));
    }

    private static String digest(String text) {
        return "coalesce(pg_catalog.sum(pg_catalog.hashtextextended(%s, 0)::numeric), 0)".formatted(text);
    }

    /** Of both tables. */
    RowDigest plus(RowDigest other) {
        var sum = new LinkedHashMap<>(columns);
        other.columns.forEach((name, values) -> sum.merge(name, values, Values::plus));
        return new RowDigest(rows + other.rows, sum, together.add(other.together));
    }
}
