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
import io.github.supabasemigrate.shadow.binaries.PostgresBinaries;
import io.github.supabasemigrate.shadow.cache.CacheDirectory;
import io.github.supabasemigrate.shadow.embedded.EmbeddedOptions;
import io.github.supabasemigrate.shadow.embedded.EmbeddedServer;
import io.github.supabasemigrate.trace.MigrationTracer;
import io.github.supabasemigrate.trace.StatementTrace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Three judges of the same files: this project's linter on a server, squawk on the files, and Supabase's advisors on the database that
 * the files make. First the bad and the good example of every rule, then what the judges' own documentation shows as bad and good, told
 * in our words, then the tricky file of every rule that squawk has too, line by line against the findings that were read and approved
 * ({@code expected.txt}); last what a peer reports in any of these files and no rule of that kind here does. A judge finds a bad example if it reports anything of the rule's own kind, and cries wolf if it reports the
 * kind on the good one.
 *
 * <p>Arguments: a folder for servers and files, a jar of binaries, the squawk program, the supabase program or {@code -}, the folder of
 * cases, the file of the peers' examples, a pattern of families, of which {@code PEERS} is the peers' own examples, or nothing for all.
 */
public final class LintPeers {

    private static final Pattern FINDING = Pattern.compile("(?m)^(\\S+\\.sql):(\\d+):\\d+ ");

    /** What examples use without making it. */
    private static final Map<String, String> USUAL = new TreeMap<>(Map.of(
            "notes", "create table public.notes (id bigint primary key, owner uuid, team bigint, shared boolean);",
            "members", "create table public.members (team bigint, who uuid);",
            "admins", "create table public.admins (who uuid);",
            "orders", "create table public.orders (id bigint primary key, customer bigint, amount int, name varchar(20));",
            "customers", "create table public.customers (id bigint primary key, email text);",
            "my_teams",
            "create function public.my_teams() returns setof bigint language sql stable set search_path = '' as 'select 1::bigint';"));

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
    private final PeerPrograms programs;
    private final Map<String, Set<String>> peersAlone = new TreeMap<>();
    private final Map<String, String> notRun = new TreeMap<>();

    /**
     * What the judges say of a text.
     *
     * @param ran false if it was judged by its text alone, without a database for the advisors
     */
    private record Said(Set<String> own, Set<String> squawk, Set<String> advisors, boolean ran) {

        Set<String> of(int judge) {
            return judge == 0 ? own : judge == 1 ? squawk : advisors;
        }
    }

    private LintPeers(Path folder, ShadowServer server, PeerPrograms programs) {
        this.folder = folder;
        this.server = server;
        this.programs = programs;
    }

    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[0]);
        String families = arguments.length < 7 ? ".*" : arguments[6];
        var options = EmbeddedOptions.of(
                CacheDirectory.at(folder.resolve("servers")), Baseline.of(new PlatformBaseline(true), true));
        try (ShadowServer server = EmbeddedServer.start(PostgresBinaries.ofJar(Path.of(arguments[1])), options)) {
            new LintPeers(folder, server, new PeerPrograms(arguments[2], arguments[3]))
                    .run(
                            LintRules.all().stream()
                                    .filter(rule -> rule.family().name().matches(families))
                                    .toList(),
                            Path.of(arguments[4]),
                            "PEERS".matches(families) ? Files.readString(Path.of(arguments[5])) : "");
        }
    }

    private void run(List<LintRule> rules, Path cases, String peerExamples) throws Exception {
        ownExamples(rules);
        peerExamples(peerExamples);
        trickyFiles(rules, cases);
        System.out.println("\nExamples that do not run, judged by their text and without the advisors: " + notRun.size() + "\n");
        notRun.forEach((name, why) -> System.out.println("- " + name + ": " + why));
        System.out.println("\nWhat a peer reports and this project does not, in all of these files:\n");
        peersAlone.forEach((kind, files) -> System.out.println("- " + kind + ": " + String.join(", ", files)));
    }

    private void ownExamples(List<LintRule> rules) throws Exception {
        Map<String, Score[]> table = new LinkedHashMap<>();
        List<String> missed = new ArrayList<>();
        Map<String, Integer> unnamed = new TreeMap<>();
        for (LintRule rule : rules) {
            if (!isDecidedByLinter(rule) || !isNamedByPeer(rule)) {
                unnamed.merge(rule.family().title(), 1, Integer::sum);
                continue;
            }
            Said bad = judge(rule.id() + "-bad", rule.page().bad(), !aliases(rule, "supabase").isEmpty());
            Said good = judge(rule.id() + "-good", rule.page().good(), !aliases(rule, "supabase").isEmpty());
            Score[] scores = table.computeIfAbsent(rule.family().title(), title -> new Score[] {NONE, NONE, NONE});
            scores[0] = scores[0].plus(true, bad.own().contains(rule.id()), good.own().contains(rule.id()));
            for (int peer = 1; peer < 3; peer++) {
                Set<String> own = aliases(rule, peer == 1 ? "squawk" : "supabase");
                boolean isAsked = !own.isEmpty() && (peer == 1 || (bad.ran() && good.ran()));
                boolean found = bad.of(peer).stream().anyMatch(own::contains);
                boolean wolf = good.of(peer).stream().anyMatch(own::contains);
                scores[peer] = scores[peer].plus(isAsked, isAsked && found, isAsked && wolf);
                if (isAsked && (!found || wolf)) {
                    missed.add((peer == 1 ? "squawk " : "advisors ") + own + (found ? " cries wolf at " : " misses ") + rule.id());
                }
            }
        }
        System.out.println("Examples of this project's rules:\n\n| family | this project | squawk | advisors |\n|---|---|---|---|");
        table.forEach((family, scores) ->
                System.out.println("| " + family + " | " + scores[0] + " | " + scores[1] + " | " + scores[2] + " |"));
        System.out.println("\nRules that neither peer has a name for, not run here: " + unnamed + "\n");
        missed.forEach(line -> System.out.println("- " + line));
    }

    private static boolean isNamedByPeer(LintRule rule) {
        return !aliases(rule, "squawk").isEmpty() || !aliases(rule, "supabase").isEmpty();
    }

    /** The others are decided by opening the project, by running it twice, or by the statistics of a living database. */
    private static boolean isDecidedByLinter(LintRule rule) {
        return rule.statementCheck().isPresent()
                || rule.fileCheck().isPresent()
                || rule.schemaCheck().isPresent()
                || rule.traceCheck().isPresent()
                || rule.id().equals("policy-expression-fails");
    }

    /** What a peer's documentation shows, before that peer and this project. */
    private void peerExamples(String examples) throws Exception {
        Map<String, Score[]> table = new TreeMap<>();
        List<String> missed = new ArrayList<>();
        for (String part : examples.split("(?m)^-- case: ")) {
            String[] head = part.lines().findFirst().orElse("").split(" ");
            if (head.length != 3) {
                continue;
            }
            String text = part.substring(part.indexOf('\n') + 1);
            Said said = judge("peer-" + String.join("-", head), text, head[0].equals("supabase"));
            if (!said.ran() && head[0].equals("supabase")) {
                continue;
            }
            boolean isBad = head[2].equals("bad");
            boolean ours = LintRules.all().stream()
                    .anyMatch(rule -> said.own().contains(rule.id()) && aliases(rule, head[0]).contains(head[1]));
            boolean theirs = said.of(head[0].equals("squawk") ? 1 : 2).contains(head[1]);
            Score[] scores = table.computeIfAbsent(head[0], tool -> new Score[] {NONE, NONE});
            scores[0] = scores[0].plus(isBad, isBad && ours, !isBad && ours);
            scores[1] = scores[1].plus(isBad, isBad && theirs, !isBad && theirs);
            if (ours != isBad) {
                missed.add("this project " + (isBad ? "misses " : "cries wolf at ") + String.join(" ", head));
            }
            if (theirs != isBad) {
                missed.add("the peer itself " + (isBad ? "misses " : "cries wolf at ") + String.join(" ", head));
            }
        }
        System.out.println("\nExamples of the peers:\n\n| examples of | this project | the peer |\n|---|---|---|");
        table.forEach((tool, scores) -> System.out.println("| " + tool + " | " + scores[0] + " | " + scores[1] + " |"));
        System.out.println();
        missed.forEach(line -> System.out.println("- " + line));
    }

    /** Lines of tricky files: those that were approved, and those that squawk reports under a name that the rule has there. */
    private void trickyFiles(List<LintRule> rules, Path cases) throws Exception {
        Map<String, Score> table = new LinkedHashMap<>();
        for (LintRule rule : rules) {
            Path tricky = cases.resolve(rule.id()).resolve("tricky.sql");
            Set<String> own = aliases(rule, "squawk");
            if (!Files.exists(tricky) || !isNamedByPeer(rule)) {
                continue;
            }
            judge(rule.id() + "-tricky", Files.readString(tricky), !aliases(rule, "supabase").isEmpty());
            if (own.isEmpty()) {
                continue;
            }
            Set<String> truth = approved(cases.resolve(rule.id()).resolve("expected.txt"));
            Set<String> said = programs.squawkLines(write(caseFolder(rule.id() + "-tricky"), Files.readString(tricky)), own);
            Score score = table.getOrDefault(rule.family().title(), NONE);
            for (String line : truth) {
                score = score.plus(true, said.contains(line), false);
            }
            said.removeAll(truth);
            table.put(
                    rule.family().title(), new Score(score.asked(), score.found(), score.wolf() + said.size()));
        }
        System.out.println("\nLines of the tricky files that are to be found:\n\n| family | squawk |\n|---|---|");
        table.forEach((family, score) -> System.out.println("| " + family + " | " + score.found() + " of "
                + score.asked() + ", wolf " + score.wolf() + " |"));
    }

    private static Set<String> approved(Path expected) throws IOException {
        String text = Files.readString(expected);
        Set<String> lines = new TreeSet<>();
        Matcher finding = FINDING.matcher(text.substring(text.indexOf("== tricky.sql")));
        while (finding.find()) {
            lines.add(finding.group(1) + ":" + finding.group(2));
        }
        return lines;
    }

    private static Set<String> aliases(LintRule rule, String tool) {
        Set<String> names = new TreeSet<>();
        rule.aliases().stream().filter(alias -> alias.tool().equals(tool)).forEach(alias -> names.add(alias.rule()));
        return names;
    }

    /** What each judge says of a text; of one that does not run, what it says of the text alone. */
    private Said judge(String name, String text, boolean forAdvisors) throws Exception {
        Path directory = caseFolder(name);
        List<Path> files = write(directory, text);
        Said said;
        try (Shadow shadow = server.createDatabase();
                Shadow empty = server.createDatabase()) {
            SupabaseProject project = SupabaseProject.open(directory, Map.of());
            List<StatementTrace> traces = migrate(project, shadow);
            boolean asksAdvisors = programs.hasAdvisors() && forAdvisors;
            said = new Said(
                    own(withServer(project, shadow, empty, traces)),
                    programs.squawk(files),
                    asksAdvisors ? programs.advisors(shadow) : Set.of(),
                    true);
        } catch (RuntimeException e) {
            notRun.put(name, String.valueOf(e.getMessage()).lines().limit(3).collect(Collectors.joining(" ")));
            said = new Said(
                    own(texts(SupabaseProject.open(directory, Map.of()))), programs.squawk(files), Set.of(), false);
        }
        noteAlone(name, "squawk", said.own(), said.squawk());
        noteAlone(name, "supabase", said.own(), said.advisors());
        return said;
    }

    private Path caseFolder(String name) {
        return folder.resolve("cases").resolve(name);
    }

    /** Notes what a peer says of a file of which no rule of the same kind says anything. */
    private void noteAlone(String name, String tool, Set<String> own, Set<String> theirs) {
        for (String kind : theirs) {
            if (LintRules.all().stream().noneMatch(rule -> own.contains(rule.id()) && aliases(rule, tool).contains(kind))) {
                peersAlone.computeIfAbsent(tool + " " + kind, key -> new TreeSet<>()).add(name);
            }
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

    private static LintInput texts(SupabaseProject project) {
        List<LintSource> sources = project.readableMigrations().stream()
                .map(file -> LintSource.of(file, !file.fileName().contains("prelude")))
                .toList();
        // Served besides what is usual: what an example about queues takes for granted.
        List<String> served = List.of("public", "graphql_public", "pgmq_public");
        return LintInput.of(
                sources, new LintContext(served, Optional.empty(), Instant.parse("2025-12-01T00:00:00Z"), 17, true));
    }

    private static LintInput withServer(SupabaseProject project, Shadow shadow, Shadow empty, List<StatementTrace> traces)
            throws Exception {
        ReplayedSchema schema = ReplayedSchema.of(
                read(shadow), read(empty), List.of("public", "graphql_public"), Origins.of(project.readableMigrations()));
        List<Fault> faults;
        try (Connection superuser = shadow.asSuperuser().connect()) {
            faults = new PolicyProbe(superuser, schema.users(), Set.of("public", "storage")).ask();
        }
        return texts(project).withSchema(schema).withFaults(faults).withTraces(traces);
    }

    /** The rules that find something, those that a team has to switch on among them. */
    private static Set<String> own(LintInput input) {
        Map<String, String> all = new TreeMap<>();
        LintRules.all().stream().filter(rule -> rule.severity().isEmpty()).forEach(rule -> all.put(rule.id(), "warning"));
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
}
