package io.github.supabasemigrate.lint;

import io.github.supabasemigrate.project.manifest.SchemaManifest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What rules know beside the files.
 *
 * @param exposedSchemas the schemas that the API serves, {@code [api] schemas} of config.toml
 * @param manifest the names that the team agreed on
 * @param now when the linter runs
 * @param postgresMajor the server's major version
 * @param exposesNewTables whether the platform grants its API's roles what is made in {@code public}
 */
public record LintContext(
        List<String> exposedSchemas,
        Optional<SchemaManifest> manifest,
        Instant now,
        int postgresMajor,
        boolean exposesNewTables) {

    public LintContext {
        exposedSchemas = List.copyOf(exposedSchemas);
    }

    /** For files without a project: what a new Supabase project has. */
    public static LintContext usual(Instant now) {
        return new LintContext(List.of("public", "graphql_public"), Optional.empty(), now, 17, true);
    }

    /** True for a schema that the API serves and that is not the platform's own placeholder. */
    public boolean isExposed(String schema) {
        return exposedSchemas.contains(schema) && !schema.equals("graphql_public");
    }
}
