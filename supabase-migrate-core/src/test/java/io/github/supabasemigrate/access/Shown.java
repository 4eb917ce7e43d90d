package io.github.supabasemigrate.access;

import io.github.supabasemigrate.access.judge.AccessFinding;
import io.github.supabasemigrate.access.judge.AccessRule;
import io.github.supabasemigrate.access.judge.Reproduction;
import io.github.supabasemigrate.database.ServerError;
import io.github.supabasemigrate.sql.SqlScript;
import io.github.supabasemigrate.sql.SqlStatement;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * What a finding's reproduction shows when somebody pastes it: the last statement's rows, how many it touched, or its error.
 *
 * @param before rows of the query that came before, where there are two to be compared
 */
record Shown(List<String> before, List<String> rows, int touched, String sqlState) {

    /** Findings that are told by an error. */
    private static final Set<AccessRule> FAILING = EnumSet.of(
            AccessRule.POLICY_ERROR,
            AccessRule.NO_RETURNING,
            AccessRule.NO_UPSERT,
            AccessRule.ORACLE,
            AccessRule.SIGNUP_BROKEN,
            AccessRule.SIGNUP_INCOMPLETE,
            AccessRule.RPC_UNTESTED);

    /** Findings that are told by nothing happening. */
    private static final Set<AccessRule> IDLE = EnumSet.of(AccessRule.OWNER_CANNOT_READ, AccessRule.DEAD_POLICY);

    /** Findings that say what was not found, not what happens. */
    static final Set<AccessRule> WITHOUT = EnumSet.of(
            AccessRule.UNTESTED,
            AccessRule.ALLOWANCE_UNUSED,
            AccessRule.INCONCLUSIVE,
            AccessRule.REDUNDANT_POLICY,
            AccessRule.REDUNDANT_CONDITION);

    /** Runs a script on an empty database with the schema; it takes back what it does. */
    static Shown by(Reproduction reproduction, Connection superuser) throws SQLException {
        superuser.setAutoCommit(false);
        try (Statement session = superuser.createStatement()) {
            session.setEscapeProcessing(false);
            var shown = new Shown(List.of(), List.of(), 0, "");
            List<SqlStatement> statements =
                    SqlScript.parse(reproduction.script()).statements();
            for (SqlStatement statement : statements) {
                String text = statement.text();
                boolean isFrame = text.startsWith("BEGIN") || text.startsWith("ROLLBACK");
                if (!isFrame) {
                    shown = shown.then(session, text, reproduction);
                }
            }
            return shown;
        } finally {
            superuser.rollback();
            superuser.setAutoCommit(true);
        }
    }

    private Shown then(Statement session, String text, Reproduction reproduction) throws SQLException {
        try {
            boolean isQuery = session.execute(text);
            List<String> found = isQuery ? rows(session.getResultSet()) : List.of();
            List<String> earlier = rows.isEmpty() ? before : rows;
            boolean isSetting = text.startsWith("SELECT set_config");
            return isSetting
                    ? new Shown(earlier, List.of(), 0, "")
                    : new Shown(earlier, found, isQuery ? found.size() : session.getUpdateCount(), "");
        } catch (SQLException e) {
            String state = ServerError.from(e).sqlState();
            if (!reproduction.statement().contains(text.replaceFirst(";$", ""))) {
                throw new AssertionError("only the last statement may fail: " + text, e);
            }
            return new Shown(before, List.of(), 0, state);
        }
    }

    private static List<String> rows(ResultSet results) throws SQLException {
        var rows = new ArrayList<String>();
        int columns = results.getMetaData().getColumnCount();
        while (results.next()) {
            var row = new StringBuilder();
            for (int i = 1; i <= columns; i++) {
                row.append(results.getString(i)).append('|');
            }
            rows.add(row.toString());
        }
        return rows;
    }

    /** Whether that is what the finding says. */
    boolean isWhat(AccessFinding finding) {
        AccessRule rule = finding.rule();
        if (rule == AccessRule.RPC_UNTESTED && finding.message().contains("out of the database")) {
            return !sqlState.equals("42501");
        }
        if (FAILING.contains(rule)) {
            return !sqlState.isEmpty() && (rule == AccessRule.ORACLE ? sqlState.equals("23505") : isTold(finding));
        }
        if (IDLE.contains(rule)) {
            boolean isOfService = finding.personas().isEmpty();
            return sqlState.isEmpty() && isOfService == touched > 0;
        }
        if (rule == AccessRule.VIEW_INTERFERENCE) {
            return sqlState.isEmpty() && !before.equals(rows);
        }
        if (rule == AccessRule.OUTSIDE_POLICIES) {
            return rows.equals(List.of("t|"));
        }
        boolean isNothing = !rows.isEmpty() && rows.stream().allMatch(row -> row.matches("(null\\|)*"));
        // What a function does need not be what it returns.
        boolean isCall = finding.command().equals("EXECUTE");
        return sqlState.isEmpty() && touched > 0 && (!isNothing || isCall);
    }

    /** The message names the SQLSTATE, where it is not a refusal by row level security. */
    private boolean isTold(AccessFinding finding) {
        return sqlState.equals("42501") || finding.message().contains(sqlState);
    }
}
