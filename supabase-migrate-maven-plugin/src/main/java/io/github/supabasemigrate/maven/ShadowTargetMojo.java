package io.github.supabasemigrate.maven;

import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * A goal that works on a throw-away database, the target, or both.
 *
 * <p>The target's parameters stand here and in {@link TargetMojo}: Maven takes them from a goal's superclasses alone, of which there is
 * one chain. One class above both kinds of goal would give {@code start} and {@code test} a target, and a parameter that holds
 * them would put {@code <url>} a level deeper in every POM. That the two lists are one is a test's to see, as for every parameter
 * that it says what the table of settings says.
 */
public abstract class ShadowTargetMojo extends ShadowMojo {

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
}
