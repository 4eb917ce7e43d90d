package io.github.supabasemigrate.execute.transaction;

import io.github.supabasemigrate.sql.Literals;
import io.github.supabasemigrate.sql.grammar.SyntaxNode;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An index that {@code CREATE INDEX CONCURRENTLY} builds. What an interrupted build leaves makes IF NOT EXISTS believe that all is done.
 *
 * @param table as the statement names it
 * @param name as the statement names it; null when the server chooses one
 */
record ConcurrentIndex(String table, @Nullable String name) implements ConcurrentBuild {

    static Optional<ConcurrentIndex> of(SyntaxNode tree) {
        if (!tree.is("IndexStmt")) {
            return Optional.empty();
        }
        return tree.first("relation_expr")
                .map(table -> new ConcurrentIndex(
                        table.text(),
                        tree.child("name")
                                .or(() -> tree.child("opt_single_name"))
                                .map(SyntaxNode::text)
                                .orElse(null)));
    }

    @Override
    public boolean isBuilt(Connection connection) throws SQLException {
        return name != null
                && !ConcurrentBuild.find(connection, "i.indisvalid AND " + leftovers())
                        .isEmpty();
    }

    @Override
    public boolean isHinderedByLeftovers() {
        return true;
    }

    @Override
    public String leftovers() {
        String ofName = name == null
                ? "c.relname LIKE t.relname || '\\_%\\_idx%'"
                : "c.relname = (pg_catalog.parse_ident(" + Literals.quote(name) + "))[1]";
        return "i.indrelid = pg_catalog.to_regclass(" + Literals.quote(table) + ") AND " + ofName;
    }
}
