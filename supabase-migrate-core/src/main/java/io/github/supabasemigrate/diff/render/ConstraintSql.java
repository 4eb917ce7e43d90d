package io.github.supabasemigrate.diff.render;

import io.github.supabasemigrate.catalog.relation.Constraint;

/** Constraints of tables. */
public final class ConstraintSql {

    private ConstraintSql() {}

    /** As a line of {@code CREATE TABLE}. */
    public static String inline(Constraint constraint) {
        return "CONSTRAINT " + Names.quote(constraint.name()) + " " + constraint.definition();
    }

    /** @param tablespaceClause where the index of a key goes, with a blank before it; or empty */
    public static String add(Constraint constraint, String tablespaceClause) {
        return "ALTER TABLE " + Names.parent(constraint.id()) + " ADD " + inline(constraint) + tablespaceClause;
    }
}
