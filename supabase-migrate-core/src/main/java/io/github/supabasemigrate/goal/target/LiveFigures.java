package io.github.supabasemigrate.goal.target;

import io.github.supabasemigrate.database.Database;
import io.github.supabasemigrate.finding.MigrateException;
import io.github.supabasemigrate.trace.StatementTrace;
import io.github.supabasemigrate.trace.live.Calibration;
import io.github.supabasemigrate.trace.live.LiveEstimate;
import io.github.supabasemigrate.trace.live.LiveTable;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/** What statements would cost a target, by the figures that its statistics have of its tables. Reads it, with one query. */
public final class LiveFigures {

    private final Database target;

    public LiveFigures(Database target) {
        this.target = target;
    }

    /** An estimate for each trace, in their order. */
    public Map<StatementTrace.Place, LiveEstimate> estimates(Collection<StatementTrace> traces) {
        Map<StatementTrace.Place, LiveEstimate> estimates = new LinkedHashMap<>();
        if (traces.isEmpty()) {
            return estimates;
        }
        try (Connection connection = target.connect()) {
            Map<String, LiveTable> tables = LiveTable.read(connection, LiveEstimate.tablesOf(traces));
            for (StatementTrace trace : traces) {
                estimates.put(trace.place(), LiveEstimate.of(trace, tables, Calibration.typical()));
            }
            return estimates;
        } catch (SQLException e) {
            throw MigrateException.because("The sizes of the tables of " + target.describe() + " cannot be read.")
                    .why(e.getMessage())
                    .state("Nothing was changed.")
                    .cause(e)
                    .build();
        }
    }
}
