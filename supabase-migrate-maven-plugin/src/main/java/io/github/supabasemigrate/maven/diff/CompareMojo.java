package io.github.supabasemigrate.maven.diff;

import io.github.supabasemigrate.maven.ShadowTargetMojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** A goal that proves a way between two states of the schema. */
abstract class CompareMojo extends ShadowTargetMojo {

    /** The new migration's name, such as add_user_preferences. */
    @Parameter(property = "supabase-migrate.name")
    @Nullable String name;

    /** Only what is in these schemas. Default: all that is not the platform's. */
    @Parameter(property = "supabase-migrate.schema")
    @Nullable String schema;

    /** Declared renames, each as it would stand after rename: in a file. */
    @Parameter(property = "supabase-migrate.renames")
    @Nullable String renames;

    /** How the answer is printed. */
    @Parameter(property = "supabase-migrate.format")
    @Nullable String format;
}
