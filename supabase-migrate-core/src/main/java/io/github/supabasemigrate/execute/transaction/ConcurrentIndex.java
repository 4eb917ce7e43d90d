package io.github.supabasemigrate.execute.transaction;

import io.github.supabasemigrate.sql.Literals;
import io.github.supabasemigrate.sql.SqlStatement;
import io.github.supabasemigrate.sql.grammar.SyntaxNode;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An index that {@code CREATE INDEX CONCURRENTLY} builds. A build that is interrupted leaves an INVALID index, which costs every write,
 * serves no query, and makes IF NOT EXISTS believe that all is done.
 *
 * @param table as the statement names it
 * @param name as the statement names it; null when the server chooses one
 */
public record ConcurrentIndex(String table, @Nullable String name) {

    /** What the statement builds, if that is what it does. */
    public static Optional<ConcurrentIndex> of(SqlStatement statement) {
        return statement
                .tree()
                .filter(tree -> tree.is("IndexStmt") && tree.contains("CONCURRENTLY"))
                .flatMap(tree -> tree.first("relation_expr")
                        .map(table -> new ConcurrentIndex(
                                table.text(),
                                tree.child("name")
                                        .or(() -> tree.child("opt_single_name"))
                                        .map(SyntaxNode::text)
                                        .orElse(null))));
    }

    /** Whether the index is there and valid. */
    public boolean isBuilt(Connection connection) throws SQLException {
        return name != null && !find(connection, true).isEmpty();
    }

    /**
     * Drops what an interrupted build left.
     *
     * @return the names of the indexes that were dropped, quoted and qualified
     */
    public List<String> dropInvalid(Connection connection) throws SQLException {
        List<String> invalid = find(connection, false);
        try (Statement statement = connection.createStatement()) {
            for (String index : invalid) {
                statement.execute("DROP INDEX CONCURRENTLY IF EXISTS " + index);
            }
        }
        return invalid;
    }

    private List<String> find(Connection connection, boolean valid) throws SQLException {
        String ofName = name == null
                ? "c.relname LIKE t.relname || '\\_%\\_idx%'"
                : "c.relname = (pg_catalog.parse_ident(" + Literals.quote(name) + "))[1]";
        String sql = """
                SELECT pg_catalog.format('%%I.%%I', n.nspname, c.relname)
                FROM pg_catalog.pg_index AS i
                JOIN pg_catalog.pg_class AS c ON c.oid = i.indexrelid
                JOIN pg_catalog.pg_class AS t ON t.oid = i.indrelid
                JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
                WHERE i.indrelid = pg_catalog.to_regclass(%s) AND i.indisvalid = %b AND %s
                """.formatted(Literals.quote(table), valid, ofName);
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
