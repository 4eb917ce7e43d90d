import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.supabasemigrate.catalog.Catalog;
import io.github.supabasemigrate.catalog.CatalogReader;
import io.github.supabasemigrate.execute.ExecutionOptions;
import io.github.supabasemigrate.execute.MigrationExecutor;
import io.github.supabasemigrate.finding.RuleSwitches;
import io.github.supabasemigrate.lint.LintContext;
import io.github.supabasemigrate.lint.LintInput;
import io.github.supabasemigrate.lint.LintRule;
import io.github.supabasemigrate.lint.LintSource;
import io.github.supabasemigrate.lint.Linter;
import io.github.supabasemigrate.lint.rules.LintRules;
import io.github.supabasemigrate.plan.PlanOptions;
import io.github.supabasemigrate.project.SupabaseProject;
import io.github.supabasemigrate.replay.Origins;
import io.github.supabasemigrate.replay.ReplayedSchema;
import io.github.supabasemigrate.shadow.Baseline;
import io.github.supabasemigrate.shadow.Shadow;
import io.github.supabasemigrate.shadow.ShadowServer;
import io.github.supabasemigrate.shadow.baseline.PlatformBaseline;
import io.github.supabasemigrate.shadow.binaries.PostgresBinaries;
import io.github.supabasemigrate.shadow.cache.CacheDirectory;
import io.github.supabasemigrate.shadow.embedded.EmbeddedOptions;
import io.github.supabasemigrate.shadow.embedded.EmbeddedServer;
import io.github.supabasemigrate.trace.MigrationTracer;
import io.github.supabasemigrate.trace.StatementTrace;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The bad and the good example of every rule before three judges: this project's linter on a server, squawk on the files, and
 * Supabase's advisors on the database that the files make. A judge finds a bad example if it reports anything of the rule's own kind
 * that it does not report on the good one; it cries wolf if it reports the kind on the good one.
 *
 * <p>Arguments: a folder for servers and files, a jar of binaries, the squawk program, the supabase program or {@code -}, one family or
 * nothing for all.
 */
public final class LintPeers {

    private static final Pattern LINT = Pattern.compile("lint=(\\d{4})|/(\\d{4})_");
    private static final ObjectMapper JSON = new ObjectMapper();

    /** What examples use without making it. */
    private static final Map<String, String> USUAL = new TreeMap<>(Map.of(
            "notes", "create table public.notes (id bigint primary key, owner uuid, team bigint, shared boolean);",
            "members", "create table public.members (team bigint, who uuid);",
            "admins", "create table public.admins (who uuid);",
            "orders", "create table public.orders (id bigint primary key, customer bigint, amount int, name varchar(20));",
            "customers", "create table public.customers (id bigint primary key, email text);",
            "my_teams", "create function public.my_teams() returns setof bigint language sql stable as 'select 1::bigint';"));

    private record Score(int asked, int found, int wolf) {

        Score plus(boolean isAsked, boolean isFound, boolean isWolf) {
            return new Score(asked + (isAsked ? 1 : 0), found + (isFound ? 1 : 0), wolf + (isWolf ? 1 : 0));
        }

        @Override
        public String toString() {
            return asked == 0 ? "no rule" : found + " of " + asked + (wolf == 0 ? "" : ", wolf " + wolf);
        }
    }

    private static final Score NONE = new Score(0, 0, 0);

    private final Path folder;
    private final ShadowServer server;
    private final String squawk;
    private final String supabase;

    private LintPeers(Path folder, ShadowServer server, String squawk, String supabase) {
        this.folder = folder;
        this.server = server;
        this.squawk = squawk;
        this.supabase = supabase;
    }

    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[0]);
        var options = EmbeddedOptions.of(
                CacheDirectory.at(folder.resolve("servers")), Baseline.of(new PlatformBaseline(true), true));
        try (ShadowServer server = EmbeddedServer.start(PostgresBinaries.ofJar(Path.of(arguments[1])), options)) {
            new LintPeers(folder, server, arguments[2], arguments[3])
                    .run(LintRules.all().stream()
                            .filter(rule -> arguments.length < 5 || rule.family().name().equals(arguments[4]))
                            .toList());
        }
    }

    private void run(List<LintRule> rules) throws Exception {
        Map<String, Score[]> table = new LinkedHashMap<>();
        List<String> missed = new ArrayList<>();
        for (LintRule rule : rules) {
            Set<String>[] bad = judge(rule, rule.page().bad(), "bad");
            Set<String>[] good = judge(rule, rule.page().good(), "good");
            if (bad == null || good == null) {
                continue;
            }
            Score[] scores = table.computeIfAbsent(rule.family().title(), title -> new Score[] {NONE, NONE, NONE});
            scores[0] = scores[0].plus(true, bad[0].contains(rule.id()), good[0].contains(rule.id()));
            for (int peer = 1; peer < 3; peer++) {
                Set<String> own = aliases(rule, peer == 1 ? "squawk" : "supabase");
                boolean found = bad[peer].stream().anyMatch(own::contains);
                boolean wolf = good[peer].stream().anyMatch(own::contains);
                scores[peer] = scores[peer].plus(!own.isEmpty(), found, wolf);
                if (!own.isEmpty() && (!found || wolf)) {
                    missed.add((peer == 1 ? "squawk " : "advisors ") + own + (found ? " cries wolf at " : " misses ") + rule.id());
                }
            }
        }
        System.out.println("| family | this project | squawk | advisors |\n|---|---|---|---|");
        table.forEach((family, scores) ->
                System.out.println("| " + family + " | " + scores[0] + " | " + scores[1] + " | " + scores[2] + " |"));
        System.out.println();
        missed.forEach(line -> System.out.println("- " + line));
    }

    private static Set<String> aliases(LintRule rule, String tool) {
        Set<String> names = new TreeSet<>();
        rule.aliases().stream().filter(alias -> alias.tool().equals(tool)).forEach(alias -> names.add(alias.rule()));
        return names;
    }

    /** What each judge says of a text; null if it does not run, as examples of what never can. */
    @SuppressWarnings("unchecked")
    private Set<String>[] judge(LintRule rule, String text, String which) throws Exception {
        Path directory = folder.resolve("cases").resolve(rule.id() + "-" + which);
        List<Path> files = write(directory, text);
        try (Shadow shadow = server.createDatabase();
                Shadow empty = server.createDatabase()) {
            SupabaseProject project = SupabaseProject.open(directory, Map.of());
            List<StatementTrace> traces = migrate(project, shadow);
            Set<String> own = own(project, shadow, empty, traces);
            boolean asksAdvisors = !supabase.equals("-") && !aliases(rule, "supabase").isEmpty();
            return new Set[] {own, squawk(files), asksAdvisors ? advisors(shadow) : Set.of()};
        } catch (RuntimeException e) {
            return null;
        }
    }

    private static List<Path> write(Path directory, String text) throws IOException {
        Path migrations = Files.createDirectories(directory.resolve("supabase/migrations"));
        StringBuilder prelude = new StringBuilder("create schema if not exists private;\n");
        USUAL.forEach((name, sql) -> {
            boolean isMade = text.contains("create table public." + name) || text.contains("create function public." + name);
            if (text.contains(name) && !isMade) {
                prelude.append(sql).append('\n');
            }
        });
        Files.writeString(migrations.resolve("20200101000000_prelude.sql"), prelude);
        List<Path> files = new ArrayList<>();
        String marked = text.startsWith("-- file: ") ? text : "-- file: 20250601120000_add_things.sql\n" + text;
        for (String part : marked.split("(?m)^-- file: ")) {
            if (!part.isBlank()) {
                int line = part.indexOf('\n');
                Path file = migrations.resolve(part.substring(0, line).strip());
                Files.writeString(file, part.substring(line + 1));
                files.add(file);
            }
        }
        return files;
    }

    private List<StatementTrace> migrate(SupabaseProject project, Shadow shadow) {
        server.promoteOwner();
        try (MigrationTracer tracer = MigrationTracer.on(shadow.asSuperuser())) {
            new MigrationExecutor(shadow.database(), ExecutionOptions.alone(), tracer)
                    .migrate(project.migrations(), PlanOptions.all());
            return tracer.traces();
        } finally {
            server.demoteOwner();
        }
    }

    private static Set<String> own(SupabaseProject project, Shadow shadow, Shadow empty, List<StatementTrace> traces)
            throws Exception {
        ReplayedSchema schema = ReplayedSchema.of(
                read(shadow), read(empty), List.of("public", "graphql_public"), Origins.of(project.readableMigrations()));
        List<LintSource> sources = project.readableMigrations().stream()
                .map(file -> LintSource.of(file, !file.fileName().contains("prelude")))
                .toList();
        Map<String, String> all = new TreeMap<>();
        LintRules.all().stream().filter(rule -> rule.severity().isEmpty()).forEach(rule -> all.put(rule.id(), "warning"));
        var input = LintInput.of(sources, LintContext.usual(Instant.parse("2025-12-01T00:00:00Z")))
                .withSchema(schema)
                .withTraces(traces);
        Set<String> rules = new TreeSet<>();
        new Linter(LintRules.all(), new RuleSwitches(all))
                .lint(input)
                .findings()
                .forEach(finding -> rules.add(finding.rule()));
        return rules;
    }

    private static Catalog read(Shadow shadow) throws Exception {
        try (Connection connection = shadow.connect()) {
            return CatalogReader.read(connection);
        }
    }

    private Set<String> squawk(List<Path> files) throws Exception {
        List<String> command = new ArrayList<>(List.of(squawk, "--reporter", "json", "--assume-in-transaction"));
        files.forEach(file -> command.add(file.toString()));
        Set<String> rules = new TreeSet<>();
        for (JsonNode violation : JSON.readTree(output(command))) {
            rules.add(violation.path("rule_name").asText());
        }
        return rules;
    }

    /** The advisors skip what the API does not serve, and know that only from a setting. */
    private Set<String> advisors(Shadow shadow) throws Exception {
        try (Connection connection = shadow.asSuperuser().connect();
                Statement statement = connection.createStatement()) {
            statement.execute("ALTER DATABASE " + shadow.name() + " SET pgrst.db_schemas = 'public'");
        }
        URI jdbc = URI.create(shadow.jdbcUrl().substring("jdbc:".length()));
        Map<String, String> query = new TreeMap<>();
        for (String pair : jdbc.getQuery().split("&")) {
            query.put(pair.substring(0, pair.indexOf('=')), pair.substring(pair.indexOf('=') + 1));
        }
        String url = "postgresql://" + query.get("user") + ":" + query.get("password") + "@" + jdbc.getHost() + ":"
                + jdbc.getPort() + jdbc.getPath() + "?sslmode=disable";
        String json = output(List.of(
                supabase, "db", "advisors", "--remote=" + url, "--level", "info", "--fail-on", "none", "--output-format", "json"));
        Set<String> rules = new TreeSet<>();
        Matcher keys = LINT.matcher(json);
        while (keys.find()) {
            String number = keys.group(1) == null ? keys.group(2) : keys.group(1);
            if (number != null) {
                rules.add(number);
            }
        }
        return rules;
    }

    private static String output(List<String> command) throws Exception {
        Process process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor(60, TimeUnit.SECONDS);
        return output;
    }
}
