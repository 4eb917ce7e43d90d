package io.github.supabasemigrate.replay;

import io.github.supabasemigrate.project.MigrationFile;
import io.github.supabasemigrate.project.SqlFile;
import io.github.supabasemigrate.project.SupabaseProject;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a replay runs.
 *
 * @param roles run before the migrations
 * @param vault secrets put there after the roles, by name
 * @param migrations in the order in which they run
 */
public record ReplayInput(Optional<SqlFile> roles, Map<String, String> vault, List<MigrationFile> migrations) {

    public ReplayInput {
        vault = Map.copyOf(vault);
        migrations = List.copyOf(migrations);
    }

    /** All of a project. */
    public static ReplayInput of(SupabaseProject project) {
        return new ReplayInput(project.roles(), project.config().vault(), project.migrations());
    }

    /** The first so many migrations. */
    public ReplayInput upTo(int count) {
        return with(migrations.subList(0, count));
    }

    /** Other migrations, after the same roles and secrets. */
    public ReplayInput with(List<MigrationFile> others) {
        return new ReplayInput(roles, vault, others);
    }

    /** The values never show. */
    @Override
    public String toString() {
        return "roles " + roles.isPresent() + ", secrets " + vault.keySet() + ", migrations " + migrations;
    }
}
