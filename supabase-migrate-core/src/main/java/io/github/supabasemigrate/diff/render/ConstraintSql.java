package io.github.supabasemigrate.diff.render;

import io.github.supabasemigrate.catalog.object.Options;
import io.github.supabasemigrate.catalog.relation.Constraint;
import io.github.supabasemigrate.catalog.relation.Index;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Constraints of tables. */
public final class ConstraintSql {

    private static final Pattern DEFERRAL = Pattern.compile("( NOT DEFERRABLE| DEFERRABLE| INITIALLY DEFERRED)+$");

    private ConstraintSql() {}

    /** As a line of {@code CREATE TABLE}. */
    public static String inline(Constraint constraint) {
        return "CONSTRAINT " + Names.quote(constraint.name()) + " " + constraint.definition();
    }

    /** {@code VALIDATE}: it holds for all rows from now on. */
    public static String validate(Constraint constraint) {
        return "ALTER TABLE " + Names.parent(constraint.id()) + " VALIDATE CONSTRAINT "
                + Names.quote(constraint.name());
    }

    /** @param index of a key, which is made with it; else null */
    public static String add(Constraint constraint, @Nullable Index index) {
        String key = inline(constraint);
        String clauses = "";
        if (index != null && !index.options().equals(Options.NONE)) {
            clauses += " WITH (" + Names.parameters(index.options().values(), "") + ")";
        }
        if (index != null && index.tablespace() != null) {
            clauses += " USING INDEX TABLESPACE " + Names.quote(index.tablespace());
        }
        Matcher deferral = DEFERRAL.matcher(key);
        return "ALTER TABLE " + Names.parent(constraint.id()) + " ADD "
                + (deferral.find() ? deferral.replaceFirst(Matcher.quoteReplacement(clauses) + "$0") : key + clauses);
    }
}
