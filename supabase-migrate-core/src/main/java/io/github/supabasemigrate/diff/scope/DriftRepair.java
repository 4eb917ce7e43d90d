package io.github.supabasemigrate.diff.scope;

import io.github.supabasemigrate.catalog.object.ObjectId;
import io.github.supabasemigrate.catalog.object.ObjectKind;
import io.github.supabasemigrate.diff.DiffOptions;
import io.github.supabasemigrate.diff.DiffPlan;
import io.github.supabasemigrate.diff.SchemaDiff;
import io.github.supabasemigrate.diff.change.Change;
import java.util.List;
import java.util.Set;

/**
 * The statements for drift, both ways: what a target needs to become what the migrations make, and what a migration must say so that
 * they make what the target has. They are not proven; the goal {@code diff} proves them before it saves any.
 *
 * @param ofTarget run on the target
 * @param ofMigrations the text of a new migration
 */
public record DriftRepair(DiffPlan ofTarget, DiffPlan ofMigrations) {

    /**
     * The repairs of a target.
     *
     * @param migrations what the migrations make, on a throw-away database
     * @param target what is there
     */
    public static DriftRepair between(SchemaSide migrations, SchemaSide target) {
        Comparison toMigrations = Comparison.of(target, migrations, Set.of());
        Comparison toTarget = Comparison.of(migrations, target, Set.of());
        DiffOptions options = DiffOptions.standard();
        return new DriftRepair(
                SchemaDiff.between(toMigrations.first(), toMigrations.second(), options.online()),
                SchemaDiff.between(toTarget.first(), toTarget.second(), options));
    }

    /** The statements about one object and its columns that change the target; empty when it does not differ. */
    public List<String> targetStatements(ObjectId object) {
        return statements(ofTarget, object);
    }

    /** The statements about one object and its columns for a new migration; empty when it does not differ. */
    public List<String> migrationStatements(ObjectId object) {
        return statements(ofMigrations, object);
    }

    private static List<String> statements(DiffPlan plan, ObjectId object) {
        return plan.changes().stream()
                .filter(change -> change.object().equals(object)
                        || (change.object().isPartOf(object) && change.object().kind() == ObjectKind.COLUMN))
                .map(Change::sql)
                .map(sql -> sql + ";")
                .toList();
    }
}
