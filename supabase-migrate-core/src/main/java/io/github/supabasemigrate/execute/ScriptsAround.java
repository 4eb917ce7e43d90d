package io.github.supabasemigrate.execute;

import io.github.supabasemigrate.database.ServerError;
import io.github.supabasemigrate.execute.RunScripts.SeedMode;
import io.github.supabasemigrate.execute.script.ScriptRun;
import io.github.supabasemigrate.execute.script.VaultSecrets;
import io.github.supabasemigrate.finding.Location;
import io.github.supabasemigrate.finding.MigrateException;
import io.github.supabasemigrate.history.SeedHistory;
import io.github.supabasemigrate.project.SqlFile;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Runs what belongs before and after the migrations of one run. */
final class ScriptsAround {

    private final RunScripts scripts;
    private final Target target;
    private final ExecutionListener listener;
    private final Map<String, ScriptOutcome> outcomes = new LinkedHashMap<>();

    ScriptsAround(RunScripts scripts, Target target, ExecutionListener listener) {
        this.scripts = scripts;
        this.target = target;
        this.listener = listener;
    }

    Map<String, ScriptOutcome> outcomes() {
        return outcomes;
    }

    /** Roles and secrets. */
    void before() throws SQLException {
        Optional<SqlFile> roles = scripts.roles();
        if (roles.isPresent()) {
            runFile(roles.get(), List.of());
            note(roles.get(), ScriptOutcome.RAN);
        }
        if (!scripts.vault().isEmpty()) {
            writeSecrets();
        }
    }

    private void writeSecrets() throws SQLException {
        try {
            new VaultSecrets(target.session().connection()).write(scripts.vault());
        } catch (SQLException e) {
            throw MigrateException.because("The secrets of `[db.vault]` cannot be written.")
                    .why(withoutSecrets(ServerError.from(e).withoutDetail().describe()))
                    .state("No migration was run.")
                    .next("Is the extension `supabase_vault` there? Else take the section out of config.toml.")
                    .build();
        }
    }

    /**
     * A server may quote a value that it refuses, and in its DETAIL, which is left out, the beginning of one. The exception is no cause
     * either: it says the same, and -X prints causes.
     */
    private String withoutSecrets(String text) {
        String masked = text;
        for (String value : scripts.vault().values()) {
            masked = value.isEmpty() ? masked : masked.replace(value, "***");
        }
        return masked;
    }

    /** Seeds that have not run yet. */
    void after() throws SQLException {
        if (scripts.seeds().isEmpty()) {
            return;
        }
        Map<String, String> known = SeedHistory.read(target.session().connection());
        for (SqlFile seed : scripts.seeds()) {
            ScriptOutcome outcome = outcome(seed, known.get(seed.relativePath()));
            if (outcome == ScriptOutcome.RAN) {
                runFile(seed, remember(seed));
            } else if (outcome == ScriptOutcome.HASH_UPDATED) {
                target.session().require("BEGIN;\n" + String.join(";\n", remember(seed)) + ";\nCOMMIT");
            }
            note(seed, outcome);
        }
    }

    private ScriptOutcome outcome(SqlFile seed, @Nullable String hash) {
        if (hash == null) {
            return ScriptOutcome.RAN;
        }
        if (hash.equals(seed.sha256())) {
            return ScriptOutcome.UNCHANGED;
        }
        return scripts.seedMode() == SeedMode.REPEATABLE ? ScriptOutcome.RAN : ScriptOutcome.HASH_UPDATED;
    }

    private List<String> remember(SqlFile seed) {
        return List.of(SeedHistory.CREATE_IF_MISSING, SeedHistory.upsert(seed.relativePath(), seed.sha256()));
    }

    private void runFile(SqlFile file, List<String> closing) throws SQLException {
        target.requireLock();
        var ending = new ArrayList<>(target.session().restoreRole());
        ending.addAll(closing);
        try {
            new ScriptRun(target.session(), file.path(), file.relativePath()).run(target.freshSession(), ending);
        } catch (IOException e) {
            throw MigrateException.because("`" + file.relativePath() + "` cannot be read.")
                    .where(Location.ofFile(file.relativePath()))
                    .why(e.toString())
                    .cause(e)
                    .build();
        }
    }

    private void note(SqlFile file, ScriptOutcome outcome) {
        outcomes.put(file.relativePath(), outcome);
        listener.scriptRan(file.relativePath(), outcome);
    }
}
