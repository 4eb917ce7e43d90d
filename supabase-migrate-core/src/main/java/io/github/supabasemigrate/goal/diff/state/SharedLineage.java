package io.github.supabasemigrate.goal.diff.state;

import io.github.supabasemigrate.catalog.Lineage;
import io.github.supabasemigrate.catalog.object.ObjectId;
import io.github.supabasemigrate.execute.RunScripts;
import io.github.supabasemigrate.finding.MigrateException;
import io.github.supabasemigrate.goal.Shadows;
import io.github.supabasemigrate.plan.PlanOptions;
import io.github.supabasemigrate.project.MigrationFile;
import io.github.supabasemigrate.replay.ReplayListener;
import io.github.supabasemigrate.shadow.Shadow;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/**
 * What has another name in one of two states, when the migrations of one begin with those of the other: the later ones are run
 * on a copy of the earlier state, where an object keeps its OID whatever it is called.
 */
public final class SharedLineage {

    private SharedLineage() {}

    /** Objects of the first state by what they are called in the second; nothing where the states are of no one line. */
    public static Map<ObjectId, ObjectId> between(SchemaState from, SchemaState to) {
        if (!(from instanceof ReplayedState first) || !(to instanceof ReplayedState second)) {
            return Map.of();
        }
        if (isBeginningOf(first, second)) {
            return renamed(first, second, true);
        }
        return isBeginningOf(second, first) ? renamed(second, first, false) : Map.of();
    }

    private static boolean isBeginningOf(ReplayedState early, ReplayedState late) {
        List<MigrationFile> some = early.replayed().files();
        List<MigrationFile> all = late.replayed().files();
        if (some.size() >= all.size()) {
            return false;
        }
        for (int i = 0; i < some.size(); i++) {
            if (!some.get(i).fileName().equals(all.get(i).fileName())
                    || !some.get(i).text().equals(all.get(i).text())) {
                return false;
            }
        }
        return true;
    }

    /** Where the later migrations cannot run a second time on one server, as with roles, the structure alone has to tell. */
    private static Map<ObjectId, ObjectId> renamed(ReplayedState early, ReplayedState late, boolean forward) {
        try (Shadow copy = early.replayed().project().copy()) {
            Lineage before = read(copy);
            new Shadows(late.run())
                    .migrate(
                            early.server(),
                            copy,
                            late.replayed().files(),
                            PlanOptions.all(),
                            RunScripts.NONE,
                            ReplayListener.NONE);
            Lineage after = read(copy);
            return forward ? before.renamedIn(after) : after.renamedIn(before);
        } catch (MigrateException | SQLException e) {
            late.run().workplace().progress().line("Renames are told from the structure alone: " + e.getMessage());
            return Map.of();
        }
    }

    private static Lineage read(Shadow shadow) throws SQLException {
        try (Connection connection = shadow.connect()) {
            return Lineage.read(connection);
        }
    }
}
