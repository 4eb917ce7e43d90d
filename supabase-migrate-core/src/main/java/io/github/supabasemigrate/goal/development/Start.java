package io.github.supabasemigrate.goal.development;

import io.github.supabasemigrate.database.Database;
import io.github.supabasemigrate.goal.Replayed;
import io.github.supabasemigrate.goal.Run;
import io.github.supabasemigrate.goal.Shadows;
import io.github.supabasemigrate.plan.PlanOptions;
import io.github.supabasemigrate.settings.Setting;
import io.github.supabasemigrate.shadow.Shadow;

/** Makes a migrated database for the tests of a module. It lives until {@link Stop} or the end of the build. */
public final class Start {

    private final Run run;

    public Start(Run run) {
        this.run = run;
    }

    public StartedDatabase run() {
        run.tellNotices();
        PlanOptions wanted = run.settings()
                .text(Setting.VERSION)
                .map(version -> PlanOptions.all().upTo(version))
                .orElse(PlanOptions.all());
        Replayed replayed = Replayed.of(run, wanted);
        String prefix = run.settings().text(Setting.PROPERTY_PREFIX).orElseThrow();
        Shadow shadow = run.workplace().build().start(name(run), () -> new Shadows(run).copyOf(replayed));
        Database database = shadow.database();
        return new StartedDatabase(
                prefix, shadow.jdbcUrl(), database, replayed.files().size());
    }

    /** Two modules, or two executions with prefixes of their own, get a database each. */
    static String name(Run run) {
        return run.project().directory() + " "
                + run.settings().text(Setting.PROPERTY_PREFIX).orElseThrow();
    }
}
