package io.github.supabasemigrate.goal.diff;

import io.github.supabasemigrate.diff.proof.Proof;
import io.github.supabasemigrate.goal.Run;
import io.github.supabasemigrate.goal.diff.state.SchemaState;
import io.github.supabasemigrate.goal.diff.state.States;
import io.github.supabasemigrate.report.Outcome;
import io.github.supabasemigrate.settings.Setting;
import io.github.supabasemigrate.settings.Settings;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Shows how to get from one state of the schema to another, and saves it when asked to. Changes no database. */
public final class Diff {

    private final Run run;

    public Diff(Run run) {
        this.run = run;
    }

    public Outcome run() {
        run.tellNotices();
        Settings settings = run.settings();
        var states = new States(run);
        SchemaState from = states.from();
        SchemaState to = states.to();
        var compared = new Compared(run, from, to);
        List<String> roles = compared.roles();
        roles.forEach(run.workplace().progress()::warning);
        Proof proof = compared.prove();
        List<String> refused = new Allowed(settings.list(Setting.ALLOW)).refused(proof.plan());
        Optional<Path> file = settings.path(Setting.DIFF_FILE);
        Optional<String> name = settings.text(Setting.NAME);
        boolean isAsked =
                (file.isPresent() || name.isPresent()) && !proof.plan().isEmpty();
        List<String> written = List.of();
        if (isAsked && refused.isEmpty()) {
            written = new PlanFiles(run, proof.plan()).write(name, file);
        }
        boolean isDrift = settings.isOn(Setting.FAIL_ON_DRIFT) && !proof.plan().isEmpty();
        return new Differing(
                from.side().name(), to.side().name(), proof, roles, written, isAsked ? refused : List.of(), isDrift);
    }
}
