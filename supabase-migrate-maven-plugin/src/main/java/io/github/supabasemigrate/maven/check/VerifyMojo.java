package io.github.supabasemigrate.maven.check;

import io.github.supabasemigrate.SupabaseMigrate;
import io.github.supabasemigrate.maven.ShadowTargetMojo;
import io.github.supabasemigrate.report.Outcome;
import java.util.HashMap;
import java.util.Map;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.codehaus.plexus.configuration.PlexusConfiguration;
import org.jspecify.annotations.Nullable;

/** Fails the build when the migrations do not make what the team promised, and says what differs. */
@Mojo(name = "verify", defaultPhase = LifecyclePhase.VERIFY, requiresProject = false, threadSafe = true)
public final class VerifyMojo extends ShadowTargetMojo {

    /** What the schema must have: counts, required objects, objects that must not be; as XML. */
    @Parameter
    @Nullable PlexusConfiguration expect;

    /** The schema manifest. Default: supabase/schema-manifest.json, if it exists. */
    @Parameter(property = "supabase-migrate.manifest")
    @Nullable String manifest;

    /** Rules to switch or weigh: rule=off, rule=info, rule=warning, rule=error. */
    @Parameter(property = "supabase-migrate.rules")
    @Nullable String rules;

    /** The mildest finding that fails the build. */
    @Parameter(property = "supabase-migrate.failOn")
    @Nullable String failOn;

    /** Files written about the findings: sarif, junit, json, checkstyle, gitlab, github; none. */
    @Parameter(property = "supabase-migrate.reports")
    @Nullable String reports;

    /** Runs the seed files after the migrations. */
    @Parameter(property = "supabase-migrate.includeSeed")
    @Nullable String includeSeed;

    /** Commands that every exposed table must have a policy for: SELECT, INSERT, UPDATE, DELETE. */
    @Parameter(property = "supabase-migrate.requiredPolicies")
    @Nullable String requiredPolicies;

    /** The branch whose migrations must not change any more. Default: the remote's default branch. */
    @Parameter(property = "supabase-migrate.ratchetFrom")
    @Nullable String ratchetFrom;

    /** Runs the migrations a second time and compares the two schemas. */
    @Parameter(property = "supabase-migrate.determinism")
    @Nullable String determinism;

    /** Writes the checks as plain SQL, to this file; true: verify-database-schema.sql. */
    @Parameter(property = "supabase-migrate.writeScript")
    @Nullable String writeScript;

    /** The committed text of the schema. Default: supabase/schema.sql, if it exists. */
    @Parameter(property = "supabase-migrate.schemaFile")
    @Nullable String schemaFile;

    /** The committed TypeScript types. Default: supabase/database.types.ts, if it exists. */
    @Parameter(property = "supabase-migrate.typesFile")
    @Nullable String typesFile;

    /** Whose types are written: the Supabase CLI's, or those of @supabase/postgres-meta. */
    @Parameter(property = "supabase-migrate.typesDialect")
    @Nullable String typesDialect;

    /** The schemas that types are written for. Default: public and config.toml [api] schemas. */
    @Parameter(property = "supabase-migrate.typesSchemas")
    @Nullable String typesSchemas;

    /** Tries out on a throw-away database who gets at which rows. */
    @Parameter(property = "supabase-migrate.access")
    @Nullable String access;

    /** Also drops and loosens each policy, one at a time, to learn which of them nothing depends on. */
    @Parameter(property = "supabase-migrate.accessMutate")
    @Nullable String accessMutate;

    /** Access that is meant to be: table, view or function, persona, command and the reason; as XML. */
    @Parameter
    @Nullable PlexusConfiguration accessAllow;

    @Override
    protected Map<String, String> otherConfiguration() {
        var other = new HashMap<String, String>();
        if (expect != null) {
            other.put("expect", new ConfigurationXml(expect).text());
        }
        if (accessAllow != null) {
            other.put("accessAllow", new ConfigurationXml(accessAllow).text());
        }
        return other;
    }

    @Override
    protected Outcome run(SupabaseMigrate tool) {
        return tool.verify();
    }
}
