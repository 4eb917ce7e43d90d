package io.github.supabasemigrate.goal.lint;

import io.github.supabasemigrate.database.Database;
import io.github.supabasemigrate.finding.MigrateException;
import io.github.supabasemigrate.goal.Run;
import io.github.supabasemigrate.goal.target.TargetFiles;
import io.github.supabasemigrate.lint.LintInput;
import io.github.supabasemigrate.lint.LintSource;
import io.github.supabasemigrate.lint.preflight.Blockers;
import io.github.supabasemigrate.lint.preflight.LiveLimits;
import io.github.supabasemigrate.lint.preflight.Preflight;
import io.github.supabasemigrate.lint.probe.Fault;
import io.github.supabasemigrate.project.MigrationFile;
import io.github.supabasemigrate.trace.StatementTrace;
import io.github.supabasemigrate.trace.live.LiveEstimate;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What the target says of the files that are still to be applied to it. It is only read. */
final class TargetQuestions {

    private final Run run;
    private final Database target;

    TargetQuestions(Run run, Database target) {
        this.run = run;
        this.target = target;
    }

    List<Fault> faults(
            LintInput input, List<StatementTrace> traces, Map<StatementTrace.Place, LiveEstimate> estimates) {
        Set<String> pending = TargetFiles.pending(run).stream()
                .map(MigrationFile::relativePath)
                .collect(Collectors.toSet());
        List<LintSource> sources = input.sources().stream()
                .filter(source -> pending.contains(source.path()))
                .toList();
        if (sources.isEmpty()) {
            return List.of();
        }
        Map<StatementTrace.Place, LiveEstimate> ofPending = new LinkedHashMap<>(estimates);
        ofPending.keySet().removeIf(place -> !pending.contains(place.file()));
        List<Fault> faults = new ArrayList<>(new LiveLimits().exceeded(ofPending));
        try (Connection connection = target.connect()) {
            faults.addAll(new Preflight(connection).ask(sources));
            faults.addAll(new Blockers(connection)
                    .ask(traces.stream()
                            .filter(trace -> pending.contains(trace.place().file()))
                            .toList()));
            return faults;
        } catch (SQLException e) {
            throw MigrateException.because(
                            "What the rows of " + target.describe() + " say to the pending files cannot be read.")
                    .why(e.getMessage())
                    .state("Nothing was changed.")
                    .cause(e)
                    .build();
        }
    }
}
