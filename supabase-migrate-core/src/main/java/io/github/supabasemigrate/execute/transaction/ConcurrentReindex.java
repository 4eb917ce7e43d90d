package io.github.supabasemigrate.execute.transaction;

import io.github.supabasemigrate.sql.Literals;
import io.github.supabasemigrate.sql.grammar.SyntaxNode;
import java.sql.Connection;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Indexes that {@code REINDEX CONCURRENTLY} builds beside the old ones. Interrupted, it leaves them under names that end in
 * {@code _ccnew}, or the old ones in {@code _ccold}, and a second run builds further ones. Of a partitioned table they are the
 * partitions'; those of TOAST tables are PostgreSQL's own and stay.
 *
 * @param name of the index, table or schema, as the statement names it; null for a whole database
 */
record ConcurrentReindex(@Nullable String name, boolean isSchema) implements ConcurrentBuild {

    private static final String TRANSIENT = "c.relname ~ '_cc(new|old)[0-9]*$' AND n.nspname <> 'pg_toast'";

    static Optional<ConcurrentReindex> of(SyntaxNode tree) {
        if (!tree.is("ReindexStmt")) {
            return Optional.empty();
        }
        Optional<SyntaxNode> relation = tree.first("qualified_name");
        Optional<SyntaxNode> schema = tree.contains("SCHEMA") ? tree.first("name") : Optional.empty();
        return Optional.of(new ConcurrentReindex(
                relation.or(() -> schema).map(SyntaxNode::text).orElse(null), schema.isPresent()));
    }

    /** What was rebuilt looks as it did before. */
    @Override
    public boolean isBuilt(Connection connection) {
        return false;
    }

    @Override
    public boolean isHinderedByLeftovers() {
        return false;
    }

    @Override
    public String leftovers() {
        if (name == null) {
            return TRANSIENT;
        }
        String quoted = Literals.quote(name);
        String place = isSchema
                ? "n.nspname = (pg_catalog.parse_ident(" + quoted + "))[1]"
                : "i.indrelid IN (WITH named AS (SELECT pg_catalog.to_regclass(" + quoted + ")::oid AS oid UNION"
                        + " SELECT relid FROM pg_catalog.pg_partition_tree(pg_catalog.to_regclass(" + quoted + ")))"
                        + " SELECT oid FROM named UNION SELECT x.indrelid FROM pg_catalog.pg_index AS x"
                        + " WHERE x.indexrelid IN (SELECT oid FROM named))";
        return TRANSIENT + " AND " + place;
    }
}
