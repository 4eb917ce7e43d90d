package io.github.supabasemigrate.diff.source;

import io.github.supabasemigrate.database.ServerError;
import io.github.supabasemigrate.execute.session.Session;
import io.github.supabasemigrate.finding.Location;
import io.github.supabasemigrate.finding.MigrateException;
import io.github.supabasemigrate.project.SqlFile;
import io.github.supabasemigrate.sql.SourcePosition;
import io.github.supabasemigrate.sql.SqlStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A schema declared by SQL files. Statements run in the order in which the files give them; one that needs what a later one
 * makes waits for it. So files may be sorted by dependency, by name or not at all.
 */
public final class SchemaFiles {

    /** What PostgreSQL says about something that is not there: column, function, table, object of another kind, schema. */
    private static final Set<String> NOT_THERE = Set.of("42703", "42883", "42P01", "42704", "3F000", "42830", "42P17");

    /** A body may name what comes later. */
    private static final String RESET = "RESET ALL;\nSET check_function_bodies = off";

    private final List<SqlFile> files;

    public SchemaFiles(List<SqlFile> files) {
        this.files = List.copyOf(files);
    }

    /** A statement, the file it is from and what that file had set before it. */
    private record Step(SqlFile file, SqlStatement statement, List<String> settings) {

        boolean isSetting() {
            return statement.text().stripLeading().regionMatches(true, 0, "SET ", 0, "SET ".length())
                    || statement.text().contains("set_config(");
        }

        /** Of an offset in the whole file. */
        Location at(int offset) {
            SourcePosition position = file.script().position(offset);
            return new Location(file.relativePath(), position.line(), position.column());
        }
    }

    /**
     * Refuses files that do not parse.
     *
     * @throws MigrateException for the first error, with its place
     */
    public void requireParsed() {
        for (Step step : steps()) {
            step.statement().syntaxError().ifPresent(error -> {
                throw MigrateException.because("`" + step.file().relativePath() + "` is no SQL that PostgreSQL reads.")
                        .where(step.at(error.offset()))
                        .why(error.message())
                        .state("Nothing was run or written.")
                        .build();
            });
        }
    }

    /**
     * Makes what the files declare.
     *
     * @param session of a throw-away database
     * @throws MigrateException for the first statement that no order makes work
     */
    public void run(Session session) throws SQLException {
        requireParsed();
        Map<Step, SQLException> waiting = pass(session, steps());
        while (!waiting.isEmpty()) {
            Map<Step, SQLException> still = pass(session, List.copyOf(waiting.keySet()));
            if (still.size() == waiting.size()) {
                Map.Entry<Step, SQLException> first =
                        still.entrySet().iterator().next();
                throw failed(first.getKey(), first.getValue());
            }
            waiting = still;
        }
        session.require("RESET ALL");
    }

    /** Runs the steps in their order; those that miss something are left. */
    private static Map<Step, SQLException> pass(Session session, List<Step> steps) throws SQLException {
        var waiting = new LinkedHashMap<Step, SQLException>();
        @Nullable List<String> inForce = null;
        for (Step step : steps) {
            if (!step.settings().equals(inForce)) {
                inForce = step.settings();
                session.require(RESET);
                for (String setting : inForce) {
                    session.require(setting);
                }
            }
            Optional<SQLException> error = session.run(step.statement().text()).failure();
            if (error.isPresent()) {
                if (!NOT_THERE.contains(error.get().getSQLState())) {
                    throw failed(step, error.get());
                }
                waiting.put(step, error.get());
            }
        }
        return waiting;
    }

    private List<Step> steps() {
        var steps = new ArrayList<Step>();
        for (SqlFile file : files) {
            List<String> settings = new ArrayList<>();
            for (SqlStatement statement : file.script().statements()) {
                var step = new Step(file, statement, List.copyOf(settings));
                if (step.isSetting()) {
                    settings.add(statement.text());
                } else {
                    steps.add(step);
                }
            }
        }
        return steps;
    }

    private static MigrateException failed(Step step, SQLException cause) {
        ServerError error = ServerError.from(cause);
        SqlStatement statement = step.statement();
        int offset = statement.body().start() + error.offsetIn(statement.text()).orElse(0);
        return MigrateException.because("`" + step.file().relativePath() + "` cannot be made a schema.")
                .where(step.at(offset))
                .why(error.describe())
                .state("Only a throw-away database was touched; nothing was written.")
                .cause(cause)
                .build();
    }
}
