package io.github.supabasemigrate.sql.statement;

import io.github.supabasemigrate.sql.grammar.SyntaxNode;
import java.util.List;
import java.util.Optional;

/**
 * A statement that writes rows: {@code INSERT}, {@code UPDATE}, {@code DELETE}, {@code MERGE} or {@code TRUNCATE}.
 *
 * @param tables what is written; more than one for TRUNCATE
 * @param where the condition of UPDATE and DELETE
 * @param onConflict whether an INSERT says what to do with rows that are there
 */
public record DataChange(
        Kind kind, List<QualifiedName> tables, Optional<SyntaxNode> where, boolean onConflict, SyntaxNode node) {

    /** Which statement. */
    public enum Kind {
        INSERT("InsertStmt", "insert_target"),
        UPDATE("UpdateStmt", "relation_expr_opt_alias"),
        DELETE("DeleteStmt", "relation_expr_opt_alias"),
        MERGE("MergeStmt", "relation_expr_opt_alias"),
        TRUNCATE("TruncateStmt", "relation_expr_list");

        private final String statement;
        private final String target;

        Kind(String statement, String target) {
            this.statement = statement;
            this.target = target;
        }
    }

    public static Optional<DataChange> of(SyntaxNode node) {
        for (Kind kind : Kind.values()) {
            if (node.is(kind.statement)) {
                SyntaxNode target = node.child(kind.target).orElseThrow();
                return Optional.of(new DataChange(
                        kind,
                        kind == Kind.TRUNCATE ? QualifiedName.all(target) : List.of(written(target)),
                        node.child("where_or_current_clause"),
                        node.hasChild("opt_on_conflict"),
                        node));
            }
        }
        return Optional.empty();
    }

    /** The table of a target without its alias. */
    private static QualifiedName written(SyntaxNode target) {
        return QualifiedName.of(target.first("qualified_name").orElse(target));
    }
}
