package io.github.supabasemigrate.maven.development;

import io.github.supabasemigrate.SupabaseMigrate;
import io.github.supabasemigrate.maven.SupabaseMojo;
import io.github.supabasemigrate.report.Outcome;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** Writes a new, empty migration: the UTC time, the name, and a template with what every table needs. */
@Mojo(name = "new", requiresProject = false, threadSafe = true)
public final class NewMojo extends SupabaseMojo {

    /** The new migration's name, such as add_user_preferences. */
    @Parameter(property = "supabase-migrate.name")
    @Nullable String name;

    /** The team's own text for new migrations; {name}, {version}, {date}, {table} are filled in. */
    @Parameter(property = "supabase-migrate.template")
    @Nullable String template;

    /** The table that a new migration makes. Default: taken from a name such as create_orders. */
    @Parameter(property = "supabase-migrate.table")
    @Nullable String table;

    @Override
    protected Outcome run(SupabaseMigrate tool) {
        return tool.newMigration();
    }
}
