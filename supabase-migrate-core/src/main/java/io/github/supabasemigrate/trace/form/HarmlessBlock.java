package io.github.supabasemigrate.trace.form;

import io.github.supabasemigrate.sql.grammar.SyntaxNode;
import io.github.supabasemigrate.sql.plpgsql.PlpgsqlBody;
import io.github.supabasemigrate.sql.plpgsql.PlpgsqlStatement.Part;
import io.github.supabasemigrate.sql.plpgsql.PlpgsqlStatement.Part.Role;
import io.github.supabasemigrate.sql.statement.QualifiedName;
import io.github.supabasemigrate.sql.statement.routine.DoBlock;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * A DO block that asks the catalog alone and runs nothing but statements that lock no table: what guards {@code CREATE TYPE}, which has
 * no {@code IF NOT EXISTS}. A function that is not the server's own may do anything, and so may a text that is put together.
 */
final class HarmlessBlock {

    private static final Set<String> SCHEMAS = Set.of("pg_catalog", "information_schema");

    private static final Set<String> FUNCTIONS = Set.of(
            "count",
            "current_setting",
            "format",
            "lower",
            "max",
            "min",
            "now",
            "quote_ident",
            "quote_literal",
            "to_regclass",
            "to_regprocedure",
            "to_regrole",
            "to_regtype",
            "upper");

    private static final Set<String> CHANGES =
            Set.of("InsertStmt", "UpdateStmt", "DeleteStmt", "MergeStmt", "into_clause", "for_locking_clause");

    private HarmlessBlock() {}

    /**
     * Whether a statement is such a block.
     *
     * @param locksNothing whether a statement in it is of a form that locks no table
     */
    static boolean is(SyntaxNode statement, Predicate<SyntaxNode> locksNothing) {
        Optional<PlpgsqlBody> body = DoBlock.of(statement)
                .filter(block -> block.language().equals("plpgsql"))
                .map(block -> PlpgsqlBody.parse(block.body().embedded()));
        return body.isPresent()
                && body.get().block().isPresent()
                && body.get().parts().stream().allMatch(part -> isHarmless(part, locksNothing));
    }

    private static boolean isHarmless(Part part, Predicate<SyntaxNode> locksNothing) {
        return part.role() != Role.DYNAMIC && (locksNothing.test(part.tree()) || asksCatalogAlone(part));
    }

    private static boolean asksCatalogAlone(Part part) {
        boolean isQuery = part.role() != Role.STATEMENT || part.tree().is("SelectStmt");
        return isQuery
                && part.tree().nodes().noneMatch(node -> CHANGES.contains(node.kind()))
                && part.tree().descendants("func_name").allMatch(HarmlessBlock::isServersOwn)
                && part.tree().descendants("relation_expr").allMatch(HarmlessBlock::isOfCatalog);
    }

    private static boolean isServersOwn(SyntaxNode function) {
        QualifiedName name = QualifiedName.of(function);
        return FUNCTIONS.contains(name.name()) && name.schemaOr("pg_catalog").equals("pg_catalog");
    }

    private static boolean isOfCatalog(SyntaxNode relation) {
        QualifiedName name = QualifiedName.of(relation);
        return name.schema().map(SCHEMAS::contains).orElse(name.name().startsWith("pg_"));
    }
}
