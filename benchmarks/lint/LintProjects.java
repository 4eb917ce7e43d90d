import io.github.supabasemigrate.catalog.Catalog;
import io.github.supabasemigrate.catalog.CatalogReader;
import io.github.supabasemigrate.finding.Finding;
import io.github.supabasemigrate.finding.RuleSwitches;
import io.github.supabasemigrate.finding.Severity;
import io.github.supabasemigrate.lint.LintContext;
import io.github.supabasemigrate.lint.LintInput;
import io.github.supabasemigrate.lint.LintSource;
import io.github.supabasemigrate.lint.Linter;
import io.github.supabasemigrate.lint.probe.BodyProbe;
import io.github.supabasemigrate.lint.probe.Fault;
import io.github.supabasemigrate.lint.probe.PolicyProbe;
import io.github.supabasemigrate.lint.rules.LintRules;
import io.github.supabasemigrate.project.MigrationFile;
import io.github.supabasemigrate.project.SupabaseProject;
import io.github.supabasemigrate.replay.Origins;
import io.github.supabasemigrate.replay.Replay;
import io.github.supabasemigrate.replay.ReplayInput;
import io.github.supabasemigrate.replay.ReplayListener;
import io.github.supabasemigrate.replay.ReplayedProject;
import io.github.supabasemigrate.replay.ReplayedSchema;
import io.github.supabasemigrate.replay.Tracing;
import io.github.supabasemigrate.shadow.Baseline;
import io.github.supabasemigrate.shadow.Shadow;
import io.github.supabasemigrate.shadow.baseline.PlatformBaseline;
import io.github.supabasemigrate.shadow.baseline.StandIns;
import io.github.supabasemigrate.shadow.binaries.PostgresBinaries;
import io.github.supabasemigrate.shadow.cache.CacheDirectory;
import io.github.supabasemigrate.shadow.embedded.EmbeddedOptions;
import io.github.supabasemigrate.shadow.embedded.EmbeddedPostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;

/**
 * Lints every Supabase project below a folder, traced on a server, and prints how often each rule spoke, then a sample of the
 * findings with their lines, for somebody to judge by reading.
 *
 * <p>Arguments: the folder, a folder for servers, a jar of binaries, how many findings to sample, the least severity (INFO, WARNING), and
 * if wanted the seed of the sample and the rules to take it from, joined by commas.
 */
public final class LintProjects {

    private LintProjects() {}

    private record Found(Path project, Finding finding) {}

    public static void main(String[] arguments) throws Exception {
        List<Path> projects;
        try (var files = Files.walk(Path.of(arguments[0]), 8)) {
            projects = files.filter(file -> file.endsWith(Path.of("supabase", "config.toml")))
                    .map(file -> file.getParent().getParent())
                    .sorted()
                    .toList();
        }
        List<Found> all = new ArrayList<>();
        for (Path directory : projects) {
            for (Finding finding : lint(directory, Path.of(arguments[1]), Path.of(arguments[2]))) {
                all.add(new Found(directory, finding));
            }
        }
        Map<String, Integer> counts = new TreeMap<>();
        all.forEach(found -> counts.merge(found.finding().severity() + " " + found.finding().rule(), 1, Integer::sum));
        counts.forEach((rule, count) -> System.out.println(count + "\t" + rule));
        boolean withNotes = arguments[4].equals("INFO");
        long seed = arguments.length > 5 ? Long.parseLong(arguments[5]) : 7;
        List<String> rules = arguments.length > 6 ? List.of(arguments[6].split(",")) : List.of();
        sample(
                all.stream()
                        .filter(found -> withNotes || found.finding().severity() != Severity.INFO)
                        .filter(found -> rules.isEmpty() || rules.contains(found.finding().rule()))
                        .toList(),
                Integer.parseInt(arguments[3]),
                seed);
    }

    private static List<Finding> lint(Path directory, Path cache, Path jar) throws Exception {
        SupabaseProject project = SupabaseProject.open(directory, Map.of());
        List<String> texts = project.readableMigrations().stream().map(MigrationFile::text).toList();
        var host = EmbeddedPostgres.of(
                PostgresBinaries.ofJar(jar),
                new EmbeddedOptions(
                        CacheDirectory.at(cache),
                        Baseline.of(new PlatformBaseline(project.config().autoExposesNewTables().orElse(true)), true),
                        StandIns.forVersionPins(texts)));
        Tracing tracing = new Tracing(ReplayListener.NONE);
        long start = System.nanoTime();
        try (ReplayedProject replayed = Replay.of(host, ReplayInput.of(project)).run(tracing, 0);
                Shadow empty = replayed.server().createDatabase()) {
            long replay = (System.nanoTime() - start) / 1_000_000;
            ReplayedSchema schema = ReplayedSchema.of(
                    read(replayed.shadow()),
                    read(empty),
                    project.config().exposedSchemas(),
                    Origins.of(project.readableMigrations()));
            List<LintSource> sources =
                    project.readableMigrations().stream().map(file -> LintSource.of(file, true)).toList();
            var context = LintContext.usual(Instant.now());
            List<Fault> faults = new ArrayList<>();
            try (Connection superuser = replayed.shadow().asSuperuser().connect()) {
                faults.addAll(new PolicyProbe(superuser, schema.users(), Set.of("public", "storage")).ask());
                faults.addAll(new BodyProbe(superuser, schema.users()).ask());
            }
            List<Finding> findings = new Linter(LintRules.all(), new RuleSwitches(Map.of()))
                    .lint(LintInput.of(sources, context).withSchema(schema).withTraces(tracing.traces()).withFaults(faults))
                    .findings();
            System.out.printf(
                    "%s: %d files, %d statements traced in %d ms, %d findings%n",
                    directory.getFileName(), sources.size(), tracing.traces().size(), replay, findings.size());
            return findings;
        }
    }

    private static Catalog read(Shadow shadow) throws Exception {
        try (Connection connection = shadow.connect()) {
            return CatalogReader.read(connection);
        }
    }

    private static void sample(List<Found> all, int count, long seed) throws Exception {
        List<Found> shuffled = new ArrayList<>(all);
        Collections.shuffle(shuffled, new Random(seed));
        int number = 0;
        for (Found found : shuffled.subList(0, Math.min(count, shuffled.size()))) {
            Finding finding = found.finding();
            System.out.printf("%n%d. %s %s: %s%n", ++number, finding.severity(), finding.rule(), finding.message());
            if (finding.location() != null) {
                System.out.println("   " + found.project().getFileName() + "/" + finding.location());
                List<String> lines = Files.readAllLines(found.project().resolve(finding.location().file()));
                int line = finding.location().line();
                lines.subList(Math.max(0, line - 1), Math.min(lines.size(), line + 3))
                        .forEach(text -> System.out.println("   | " + text));
            }
        }
    }
}
