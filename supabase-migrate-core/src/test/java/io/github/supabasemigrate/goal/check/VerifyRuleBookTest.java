package io.github.supabasemigrate.goal.check;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.supabasemigrate.access.AccessReport;
import io.github.supabasemigrate.access.judge.AccessRule;
import io.github.supabasemigrate.catalog.Catalog;
import io.github.supabasemigrate.finding.Severity;
import io.github.supabasemigrate.plan.MigrationPlan;
import io.github.supabasemigrate.plan.PlanOptions;
import io.github.supabasemigrate.project.manifest.SchemaManifest;
import io.github.supabasemigrate.verify.VerifyRule;
import io.github.supabasemigrate.verify.access.AccessVerdict;
import io.github.supabasemigrate.verify.access.MatrixRule;
import io.github.supabasemigrate.verify.expect.ExpectationXml;
import io.github.supabasemigrate.verify.expect.Expectations;
import io.github.supabasemigrate.verify.history.Immutability;
import io.github.supabasemigrate.verify.history.PastMigrations;
import io.github.supabasemigrate.verify.manifest.DeprecatedRule;
import io.github.supabasemigrate.verify.manifest.ManifestRule;
import io.github.supabasemigrate.verify.security.RequiredPolicies;
import io.github.supabasemigrate.verify.security.RowSecurityRule;
import io.github.supabasemigrate.verify.snapshot.SnapshotRule;
import io.github.supabasemigrate.verify.state.Determinism;
import io.github.supabasemigrate.verify.state.Drift;
import io.github.supabasemigrate.verify.state.TargetHistory;
import io.github.supabasemigrate.verify.state.TargetRule;
import io.github.supabasemigrate.verify.state.TargetState;
import io.github.supabasemigrate.verify.state.VaryingSeeds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code docs/verify-rules.md} says what the rules say; {@code -Dgolden.write=true} writes it. */
class VerifyRuleBookTest {

    private static final Path BOOK = Path.of("../docs/verify-rules.md");

    private static final String HEAD = """
            # The rules of `verify`

            What `verify` holds the schema against that the migrations make, and a target if there is one. Each is switched by its name:
            `-Dsupabase-migrate.rules=drift=warning,row-security-without-policies=off`, or `<rules>` in the POM; `failOn` says from
            which severity on the build fails. Those on who gets at which rows look at what the access matrix shows. The rules of
            `lint` are in [lint-rules.md](lint-rules.md).

            """;

    private static final Catalog NOTHING = new Catalog(17, List.of(), List.of());

    private record Entry(Severity severity, String documentation) {}

    @Test
    void isCurrent() throws IOException {
        SortedMap<String, Entry> entries = entries();
        String book = HEAD
                + entries.entrySet().stream()
                        .map(entry -> "### %s\n%s. %s\n"
                                .formatted(
                                        entry.getKey(),
                                        word(entry.getValue().severity()),
                                        entry.getValue().documentation().replace("<", "&lt;")))
                        .collect(joining("\n"));
        if (Boolean.getBoolean("golden.write")) {
            Files.writeString(BOOK, book);
        }
        assertThat(entries.keySet())
                .containsAll(KnownRules.ofVerify())
                .containsAll(Stream.of(AccessRule.values()).map(AccessRule::id).toList());
        assertThat(Files.readString(BOOK).replace("\r\n", "\n")).isEqualTo(book);
    }

    private static String word(Severity severity) {
        String word = severity.name().toLowerCase(Locale.ROOT);
        return Character.toUpperCase(word.charAt(0)) + word.substring(1);
    }

    private static SortedMap<String, Entry> entries() {
        var entries = new TreeMap<String, Entry>();
        Stream.of(ofFiles(), ofTargets(), ofAccess())
                .flatMap(rules -> rules)
                .forEach(rule -> entries.put(rule.id(), new Entry(rule.severity(), rule.documentation())));
        entries.put(Seeds.RULE, new Entry(Severity.ERROR, Seeds.DOCUMENTATION));
        entries.put(VaryingSeeds.ID, new Entry(VaryingSeeds.SEVERITY, VaryingSeeds.DOCUMENTATION));
        entries.put(Drift.EXPLAINED, new Entry(Severity.INFO, Drift.EXPLAINED_DOCUMENTATION));
        return entries;
    }

    private static Stream<VerifyRule> ofFiles() {
        var manifest = SchemaManifest.parse("{}", "supabase/schema-manifest.json");
        Stream<VerifyRule> ofProject = Stream.of(
                new ManifestRule(manifest),
                new DeprecatedRule(manifest, List.of()),
                new Determinism(NOTHING),
                new RequiredPolicies(List.of()),
                new SnapshotRule(List.of()),
                new Immutability(PastMigrations.parse("", "supabase/migrations.sha256"), List.of(), false));
        Stream<VerifyRule> expected = Expectations.parse(ExpectationXml.parse("""
                        <expect>
                          <tables>1</tables><table name="t"/><absent><table name="u"/></absent><column table="t" name="c"/>
                        </expect>
                        """)).rules().stream();
        return Stream.of(ofProject, expected, Stream.of(RowSecurityRule.values()))
                .flatMap(rules -> rules);
    }

    private static Stream<VerifyRule> ofTargets() {
        var target = new TargetState(NOTHING, new TreeMap<>(), Set.of(), new TreeMap<>());
        Stream<VerifyRule> ofState = Stream.of(TargetRule.values()).map(rule -> rule.on(target));
        var plan = MigrationPlan.of(List.of(), List.of(), PlanOptions.all());
        return Stream.concat(ofState, Stream.of(new TargetHistory(plan), new Drift(NOTHING)));
    }

    private static Stream<VerifyRule> ofAccess() {
        Stream<VerifyRule> verdicts =
                Stream.of(AccessRule.values()).map(rule -> new AccessVerdict(rule, VerifyRuleBookTest::noReport));
        return Stream.concat(verdicts, Stream.of(new MatrixRule("", "", VerifyRuleBookTest::noReport)));
    }

    /** Whoever only reads what a rule says looks at no matrix. */
    private static AccessReport noReport() {
        throw new AssertionError();
    }
}
