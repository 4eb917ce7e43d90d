package io.github.supabasemigrate.replay;

import io.github.supabasemigrate.project.MigrationFile;
import io.github.supabasemigrate.project.SqlFile;
import io.github.supabasemigrate.project.SupabaseProject;
import java.util.List;
import java.util.Optional;

/**
 * What a replay runs.
 *
 * @param roles run before the migrations
 * @param migrations in the order in which they run
 */
public record ReplayInput(Optional<SqlFile> roles, List<MigrationFile> migrations) {

    public ReplayInput {
        migrations = List.copyOf(migrations);
    }

    /** All of a project. */
    public static ReplayInput of(SupabaseProject project) {
        return new ReplayInput(project.roles(), project.migrations());
    }

    /** The first so many migrations. */
    public ReplayInput upTo(int count) {
        return new ReplayInput(roles, migrations.subList(0, count));
    }
}
