package io.github.supabasemigrate.goal.development;

import io.github.supabasemigrate.goal.Run;
import io.github.supabasemigrate.report.Outcome;
import java.util.Map;

/** Drops the database that {@link Start} made; the server stays for the goals to come. */
public final class Stop {

    private final Run run;

    public Stop(Run run) {
        this.run = run;
    }

    public Outcome run() {
        return run.workplace()
                .build()
                .stop(Start.name(run))
                .map(shadow -> new Stopped("Dropped the database of supabase-migrate:start."))
                .orElseGet(() -> new Stopped("Nothing to stop: this build has started no database for this module."));
    }

    private record Stopped(String summary) implements Outcome {
        @Override
        public Map<String, Object> data() {
            return Map.of();
        }
    }
}
