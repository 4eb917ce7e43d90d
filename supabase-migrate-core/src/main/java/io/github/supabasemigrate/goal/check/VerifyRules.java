package io.github.supabasemigrate.goal.check;

import io.github.supabasemigrate.catalog.Catalog;
import io.github.supabasemigrate.catalog.relation.Policy;
import io.github.supabasemigrate.finding.MigrateException;
import io.github.supabasemigrate.finding.RuleSwitches;
import io.github.supabasemigrate.goal.Replayed;
import io.github.supabasemigrate.goal.Run;
import io.github.supabasemigrate.goal.access.AccessOfProject;
import io.github.supabasemigrate.project.files.Ahead;
import io.github.supabasemigrate.settings.Setting;
import io.github.supabasemigrate.verify.VerifyRule;
import io.github.supabasemigrate.verify.expect.ExpectationXml;
import io.github.supabasemigrate.verify.expect.Expectations;
import io.github.supabasemigrate.verify.security.RequiredPolicies;
import io.github.supabasemigrate.verify.security.RowSecurityRule;
import io.github.supabasemigrate.verify.snapshot.SnapshotRule;
import io.github.supabasemigrate.verify.state.Determinism;
import io.github.supabasemigrate.verify.state.FrozenDefaults;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The rules that a project has asked for, by what is in its files and settings. */
final class VerifyRules {

    private final Run run;
    private final Replayed replayed;
    private final RuleSwitches switches;
    private final Optional<TargetChecks> target;
    private final Ahead<PastOfProject> past;
    private final Optional<Ahead<Optional<Catalog>>> second;

    /** The migrations have run when it returns; a second replay goes on while the first one's result is read. */
    VerifyRules(Run run, Replayed replayed, RuleSwitches switches, Optional<TargetChecks> target) {
        this.run = run;
        this.replayed = replayed;
        this.switches = switches;
        this.target = target;
        // Looking into Git waits for no server.
        this.past = Ahead.of(() -> new PastOfProject(run));
        this.second = secondReplay();
    }

    List<VerifyRule> all() {
        List<VerifyRule> rules = ofFiles();
        target.ifPresent(checks -> rules.addAll(checks.rules()));
        second.flatMap(SecondReplay::result).ifPresent(catalog -> rules.add(new Determinism(catalog)));
        return rules;
    }

    /** On a server of somebody else's the roles of the first replay would be in the way. */
    private Optional<Ahead<Optional<Catalog>>> secondReplay() {
        boolean isShared =
                run.settings().text(Setting.SHADOW).filter("existing"::equals).isPresent();
        return run.settings().isOn(Setting.DETERMINISM) && switches.isOn(Determinism.ID) && !isShared
                ? Optional.of(SecondReplay.begin(replayed))
                : Optional.empty();
    }

    private List<VerifyRule> ofFiles() {
        var rules = new ArrayList<VerifyRule>(List.of(RowSecurityRule.values()));
        run.settings()
                .text(Setting.EXPECT)
                .ifPresent(xml -> rules.addAll(
                        Expectations.parse(ExpectationXml.parse(xml)).rules()));
        rules.add(new RequiredPolicies(requiredPolicies()));
        if (run.settings().isOn(Setting.DETERMINISM)) {
            rules.add(new FrozenDefaults(run.project().migrations()));
        }
        PastOfProject history = past.get();
        rules.addAll(new ManifestOfProject(run).rules(history));
        history.immutability().ifPresent(rules::add);
        var access = new AccessOfProject(run, replayed);
        rules.addAll(access.rules());
        rules.add(new SnapshotRule(new Snapshots(run, replayed, access).compared()));
        return rules;
    }

    private List<Policy.Command> requiredPolicies() {
        return run.settings().list(Setting.REQUIRED_POLICIES).stream()
                .map(word -> {
                    try {
                        return Policy.Command.valueOf(word.toUpperCase(Locale.ROOT));
                    } catch (IllegalArgumentException e) {
                        throw MigrateException.because("`" + word + "` is no command that a policy can be for.")
                                .next("Commands: SELECT, INSERT, UPDATE, DELETE.")
                                .cause(e)
                                .build();
                    }
                })
                .toList();
    }
}
