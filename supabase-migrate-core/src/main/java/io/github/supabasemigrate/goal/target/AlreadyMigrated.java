package io.github.supabasemigrate.goal.target;

import io.github.supabasemigrate.report.Outcome;
import java.util.List;
import java.util.Map;

/** Another module of the same build migrated the same target from the same files. */
record AlreadyMigrated(String database) implements Outcome {

    @Override
    public String summary() {
        return "Nothing to do: this build has migrated " + database + " already.";
    }

    @Override
    public Map<String, Object> data() {
        return Map.of("database", database, "applied", List.of());
    }
}
