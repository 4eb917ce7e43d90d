package io.github.supabasemigrate.lint;

import io.github.supabasemigrate.catalog.CatalogReader;
import io.github.supabasemigrate.execute.ExecutionOptions;
import io.github.supabasemigrate.execute.MigrationExecutor;
import io.github.supabasemigrate.finding.Finding;
import io.github.supabasemigrate.finding.RuleSwitches;
import io.github.supabasemigrate.lint.probe.Fault;
import io.github.supabasemigrate.lint.probe.PolicyProbe;
import io.github.supabasemigrate.lint.rules.LintRules;
import io.github.supabasemigrate.plan.PlanOptions;
import io.github.supabasemigrate.project.SupabaseProject;
import io.github.supabasemigrate.replay.Origins;
import io.github.supabasemigrate.replay.ReplayedSchema;
import io.github.supabasemigrate.shadow.Baseline;
import io.github.supabasemigrate.shadow.Shadow;
import io.github.supabasemigrate.shadow.ShadowServer;
import io.github.supabasemigrate.shadow.baseline.PlatformBaseline;
import io.github.supabasemigrate.shadow.embedded.EmbeddedOptions;
import io.github.supabasemigrate.shadow.embedded.EmbeddedServer;
import io.github.supabasemigrate.testing.TestPostgres;
import io.github.supabasemigrate.trace.MigrationTracer;
import io.github.supabasemigrate.trace.StatementTrace;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Cases that run on a server like the platform's, so that rules can ask the catalog and the traces. */
final class ServerCase implements AutoCloseable {

    private static final String PRELUDE = "20200101000000_prelude.sql";

    /** What examples use without making it. */
    private static final Map<String, String> USUAL = Map.of(
            "public.notes",
                    "create table public.notes (id bigint primary key, owner uuid, team bigint, shared boolean);",
            "public.members", "create table public.members (team bigint, who uuid);",
            "public.admins", "create table public.admins (who uuid);",
            "public.orders", """
                    create table public.orders (id bigint primary key, customer bigint, amount int, name varchar(20), at timestamp);
                    insert into public.orders (id, customer, amount, name) select i, i, i, i from generate_series(1, 20) i;
                    """,
            "public.customers",
                    "create table public.customers (id bigint primary key, email text);"
                            + " insert into public.customers select i, i from generate_series(1, 20) i;",
            "public.my_teams",
                    "create function public.my_teams() returns setof bigint language sql stable security definer"
                            + " set search_path = '' as 'select 1::bigint';");

    private final ShadowServer server = EmbeddedServer.start(
            TestPostgres.binaries(),
            EmbeddedOptions.of(TestPostgres.cache(), Baseline.of(new PlatformBaseline(true), true)));

    /** What one rule finds in a text, also if it is off by default. */
    List<Finding> findings(LintRule rule, String text, Path directory) throws SQLException {
        Map<String, String> on = rule.severity().isPresent() ? Map.of() : Map.of(rule.id(), "warning");
        return lint(text, directory, new RuleSwitches(on)).stream()
                .filter(finding -> finding.rule().equals(rule.id()))
                .toList();
    }

    /** Whether a server decides the rule, or may. */
    static boolean decides(LintRule rule) {
        return rule.schemaCheck().isPresent()
                || rule.traceCheck().isPresent()
                || rule.id().equals("policy-expression-fails");
    }

    /** What all rules find, but for what the case only stands on. */
    List<Finding> lint(String text, Path directory, RuleSwitches switches) throws SQLException {
        SupabaseProject project = withPrelude(LintCase.of(text)).project(directory);
        List<LintSource> sources = project.readableMigrations().stream()
                .map(file -> LintSource.of(file, !file.fileName().equals(PRELUDE)))
                .toList();
        try (Shadow empty = server.createDatabase();
                Shadow shadow = server.createDatabase()) {
            List<StatementTrace> traces = run(project, shadow);
            try (Connection before = empty.connect();
                    Connection after = shadow.connect()) {
                ReplayedSchema schema = ReplayedSchema.of(
                        CatalogReader.read(after),
                        CatalogReader.read(before),
                        List.of("public", "graphql_public"),
                        Origins.of(project.readableMigrations()));
                LintInput input = LintInput.of(sources, LintCase.usual())
                        .withSchema(schema)
                        .withTraces(traces)
                        .withFaults(faults(shadow, schema));
                return new Linter(LintRules.all(), switches).lint(input).findings();
            }
        }
    }

    private static List<Fault> faults(Shadow shadow, ReplayedSchema schema) throws SQLException {
        try (Connection superuser = shadow.asSuperuser().connect()) {
            return new PolicyProbe(superuser, schema.users(), Set.of("public", "storage")).ask();
        }
    }

    private static LintCase withPrelude(LintCase written) {
        Map<String, String> files = new LinkedHashMap<>();
        String all = String.join("\n", written.files().values());
        StringBuilder prelude = new StringBuilder("create schema if not exists private;\n");
        USUAL.forEach((name, sql) -> {
            boolean isMade = all.contains("create table " + name) || all.contains("create function " + name);
            if ((all.contains(name) || all.contains("'" + name.substring("public.".length()) + "'")) && !isMade) {
                prelude.append(sql).append('\n');
            }
        });
        files.put(PRELUDE, prelude.toString());
        files.putAll(written.files());
        return new LintCase(files);
    }

    private List<StatementTrace> run(SupabaseProject project, Shadow shadow) {
        server.promoteOwner();
        try (MigrationTracer tracer = MigrationTracer.on(shadow.asSuperuser())) {
            new MigrationExecutor(shadow.database(), ExecutionOptions.alone(), tracer)
                    .migrate(project.migrations(), PlanOptions.all());
            return tracer.traces();
        } finally {
            server.demoteOwner();
        }
    }

    @Override
    public void close() {
        server.close();
    }
}
