package io.github.supabasemigrate.trace;

import io.github.supabasemigrate.database.Database;
import io.github.supabasemigrate.database.ServerError;
import io.github.supabasemigrate.execute.ExecutionListener;
import io.github.supabasemigrate.execute.StatementEvent;
import io.github.supabasemigrate.execute.session.ServerNotice;
import io.github.supabasemigrate.execute.transaction.Questions;
import io.github.supabasemigrate.finding.MigrateException;
import io.github.supabasemigrate.plan.MigrationPlan;
import io.github.supabasemigrate.plan.PlannedMigration;
import io.github.supabasemigrate.project.MigrationFile;
import io.github.supabasemigrate.project.files.Ahead;
import io.github.supabasemigrate.sql.SqlScript;
import io.github.supabasemigrate.sql.SqlStatement;
import io.github.supabasemigrate.trace.StatementTrace.Place;
import io.github.supabasemigrate.trace.form.FormsAhead;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Follows a run of migrations on a shadow and keeps a trace of every statement. While it is open the shadow has event triggers
 * of ours; closing it takes them away, so that no catalog read afterwards shows them. For one run on one thread.
 */
public final class MigrationTracer implements ExecutionListener, AutoCloseable {

    private final FormsAhead forms = new FormsAhead();
    private final Ahead<Following> following;
    private final Map<Place, StatementTrace> traces = new LinkedHashMap<>();
    private final List<String> notices = new ArrayList<>();
    private String file = "";
    private boolean hasSession;

    private MigrationTracer(Ahead<Following> following) {
        this.following = following;
    }

    /** What following needs of the shadow. */
    private record Following(Connection superuser, StatementObserver observer) {

        static Following install(Database superuser) {
            Connection connection = superuser.connect();
            try {
                return new Following(connection, StatementObserver.install(connection, superuser));
            } catch (SQLException e) {
                throw failed(e);
            }
        }

        void end() throws SQLException {
            try (superuser;
                    observer) {
                EffectRecorder.remove(superuser);
            }
        }
    }

    /**
     * Gets ready to follow a run, beside whatever goes on until its first file begins.
     *
     * @param superuser the shadow as its superuser, who alone may make event triggers
     */
    public static MigrationTracer on(Database superuser) {
        return new MigrationTracer(Ahead.of(() -> Following.install(superuser)));
    }

    /** The traces so far, in the order of the statements. */
    public List<StatementTrace> traces() {
        observer().traces().forEach(this::keep);
        return List.copyOf(traces.values());
    }

    @Override
    public void planned(MigrationPlan plan) {
        forms.read(plan.pending().stream().map(PlannedMigration.Pending::file).toList());
    }

    /** Asked by each attempt at a file: what an earlier one did is undone. */
    @Override
    public Optional<Questions> questions(MigrationFile migration) {
        boolean isAgain = file.equals(migration.relativePath());
        file = migration.relativePath();
        hasSession = false;
        try {
            if (isAgain) {
                observer().sameFile();
            } else {
                observer()
                        .nextFile(forms.of(migration.script()), following.get().superuser());
            }
        } catch (SQLException e) {
            throw failed(e);
        }
        return Optional.of(new Looks(migration));
    }

    /** The looks of one file. */
    private final class Looks implements Questions {

        private final String path;
        private final SqlScript script;

        private Looks(MigrationFile migration) {
            this.path = migration.relativePath();
            this.script = migration.script();
        }

        @Override
        public String opening() {
            return observer().opening();
        }

        @Override
        public Optional<String> afterStatement(SqlStatement statement, @Nullable SqlStatement next) {
            return observer().afterStatement(statement, next);
        }

        @Override
        public void opened(String answer) {
            notices.clear();
            observer().opened(answer);
        }

        @Override
        public void passed(int statement) {
            observer().passed(new Place(path, statement), script.statements().get(statement), notices);
            notices.clear();
        }

        @Override
        public void answered(int statement, String answer) {
            observer().answered(new Place(path, statement), script.statements().get(statement), notices, answer);
            notices.clear();
        }
    }

    @Override
    public boolean followsStatements() {
        return true;
    }

    @Override
    public void notice(ServerNotice notice) {
        notices.add(notice.toString());
    }

    @Override
    public void statementStarting(StatementEvent event) throws SQLException {
        if (!hasSession) {
            hasSession = true;
            observer().asks(event.connection());
        }
        notices.clear();
        observer().traces().forEach(this::keep);
        observer().before(event.isInTransaction());
    }

    @Override
    public void statementFinished(StatementEvent event) throws SQLException {
        keep(observer().after(new Place(file, event.index()), notices));
    }

    private StatementObserver observer() {
        return following.get().observer();
    }

    /** A statement that runs again, because its transaction was rolled back, is traced again. */
    private void keep(StatementTrace trace) {
        traces.put(trace.place(), trace);
    }

    /** Takes the event triggers away. */
    @Override
    public void close() {
        forms.close();
        try {
            following.get().end();
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    private static MigrateException failed(SQLException e) {
        return MigrateException.because("Following the statements on the shadow fails.")
                .why(ServerError.from(e).describe())
                .state("Only the shadow was touched, and it is thrown away.")
                .cause(e)
                .build();
    }
}
