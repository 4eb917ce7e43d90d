package io.github.supabasemigrate.goal.target;

import io.github.supabasemigrate.database.Database;
import io.github.supabasemigrate.finding.MigrateException;
import io.github.supabasemigrate.goal.Confirmation;
import io.github.supabasemigrate.goal.Run;
import io.github.supabasemigrate.settings.Setting;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** A person's yes before a database that is not on this machine is changed. */
public final class Consent {

    private final Run run;
    private final Database target;

    public Consent(Run run, Database target) {
        this.run = run;
        this.target = target;
    }

    /**
     * Goes on for a local target, with {@code yes} set, or after a yes on the terminal.
     *
     * @param verb of the question, capitalised
     * @param facts what would happen; looked up only when somebody is asked
     */
    void require(String verb, Supplier<List<String>> facts) {
        if (target.isLocal() || run.settings().isOn(Setting.YES)) {
            return;
        }
        Optional<Confirmation> person = run.workplace().confirmation();
        if (person.isEmpty()) {
            throw refused("is not on this machine, and there is nobody to ask.");
        }
        if (!person.get().isGiven(shown(facts), verb + " " + target.describe() + "?")) {
            throw refused("was not confirmed.");
        }
    }

    /** For what may as well be left undone: only a yes is a yes, for a target on this machine too. */
    public boolean isGiven(String verb, Supplier<List<String>> facts) {
        if (run.settings().isOn(Setting.YES)) {
            return true;
        }
        return run.workplace()
                .confirmation()
                .filter(person -> person.isGiven(shown(facts), verb + " " + target.describe() + "?"))
                .isPresent();
    }

    private List<String> shown(Supplier<List<String>> facts) {
        List<String> lines = new ArrayList<>(facts.get());
        lines.add("target:   " + target.describe());
        lines.add("login:    " + target.credentials());
        return lines;
    }

    private MigrateException refused(String why) {
        return MigrateException.because(target.describe() + " " + why)
                .state("Nothing was changed.")
                .next("If this is the database you mean: -Dsupabase-migrate.yes")
                .build();
    }
}
