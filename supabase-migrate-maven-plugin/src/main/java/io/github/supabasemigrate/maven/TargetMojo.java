package io.github.supabasemigrate.maven;

import io.github.supabasemigrate.SupabaseMigrate;
import io.github.supabasemigrate.report.ResultFile;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** A goal that works on the target database alone. */
public abstract class TargetMojo extends SupabaseMojo {

    /** The target database: postgresql://user@host:port/database or jdbc:postgresql:... None: a throw-away shadow. */
    @Parameter
    @Nullable String url;

    /** The target's host, if no URL is given. */
    @Parameter(property = "supabase-migrate.host")
    @Nullable String host;

    /** The target's port, beside host. */
    @Parameter(property = "supabase-migrate.port")
    @Nullable String port;

    /** The target's database, beside host. */
    @Parameter(property = "supabase-migrate.database")
    @Nullable String database;

    /** The target's user. Default: the URL's, else postgres. */
    @Parameter(property = "supabase-migrate.user")
    @Nullable String user;

    /** The server of settings.xml that holds user and password. */
    @Parameter(property = "supabase-migrate.serverId")
    @Nullable String serverId;

    /** Answers yes to the question asked before a target that is not local is changed. */
    @Parameter(property = "supabase-migrate.yes")
    @Nullable String yes;

    /** While Maven still fills the fields, the driver is loaded, and what the outcome needs. */
    protected TargetMojo() {
        SupabaseMigrate.expectServer(ResultFile::load);
    }

    @Override
    protected void loadAhead() {}
}
