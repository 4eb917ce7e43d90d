package io.github.supabasemigrate.lint.preflight;

import io.github.supabasemigrate.lint.LintSource;
import io.github.supabasemigrate.lint.probe.Fault;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Asks a target about its rows before files are applied to it: in transactions that can only read, that wait for nobody and that end after
 * seconds. A question that has no answer in that time, or whose table or column is not there yet, has none.
 */
public final class Preflight {

    private static final String CAREFULLY =
            "SET TRANSACTION READ ONLY; SET LOCAL statement_timeout = '10s'; SET LOCAL lock_timeout = '1s'";

    private final Connection target;

    public Preflight(Connection target) {
        this.target = target;
    }

    /** A fault for each statement of the files that would fail there, or destroy something. */
    public List<Fault> ask(List<LintSource> pending) throws SQLException {
        RowQuestions questions = new RowQuestions();
        pending.forEach(source -> questions.read(source.path(), source.script()));
        List<Fault> faults = new ArrayList<>();
        boolean autoCommit = target.getAutoCommit();
        target.setAutoCommit(false);
        try {
            for (RowQuestion question : questions.all()) {
                answer(question)
                        .ifPresent(text -> faults.add(
                                new Fault(question.rule(), question.place(), question.name(), text, question.hint())));
            }
        } finally {
            target.rollback();
            target.setAutoCommit(autoCommit);
        }
        return faults;
    }

    private Optional<String> answer(RowQuestion question) throws SQLException {
        try (Statement statement = target.createStatement()) {
            statement.execute(CAREFULLY);
            try (ResultSet row = statement.executeQuery(question.fails() ? question.rows() : question.count())) {
                row.next();
                long count = question.fails() ? 0 : row.getLong(1);
                return count == 0 ? Optional.empty() : Optional.of(question.text(count));
            }
        } catch (SQLException e) {
            return question.fails() && isOfValue(e) ? Optional.of(question.text(firstLine(e))) : Optional.empty();
        } finally {
            target.rollback();
        }
    }

    /** Class 22 is that of data exceptions; 23514 is a domain's check. */
    private static boolean isOfValue(SQLException e) {
        String state = String.valueOf(e.getSQLState());
        return state.startsWith("22") || state.equals("23514");
    }

    private static String firstLine(SQLException e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("").replaceFirst("^ERROR: ", "") + ".";
    }
}
