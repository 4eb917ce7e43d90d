package io.github.supabasemigrate.plan;

import io.github.supabasemigrate.plan.TransactionMode.Commit;
import io.github.supabasemigrate.plan.TransactionMode.Step;
import io.github.supabasemigrate.project.MigrationFile;
import io.github.supabasemigrate.sql.SqlScript;
import io.github.supabasemigrate.sql.SqlStatement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Decides how a file is committed. What only the server can know (a procedure that commits) it will say when the file runs. */
final class TransactionRules {

    /** The Supabase CLI's header and ours, which means the same; it must be the first line. */
    private static final Pattern HEADER =
            Pattern.compile("\\uFEFF?-- (pg-delta|supabase-migrate): transaction=false[ \\t]*\\r?(\\n|$)");

    private final SqlScript script;
    private final List<SqlStatement> statements;
    private final List<String> reasons = new ArrayList<>();

    private TransactionRules(SqlScript script) {
        this.script = script;
        this.statements = script.statements();
    }

    static TransactionMode modeOf(MigrationFile file) {
        return modeOf(file.script());
    }

    static TransactionMode modeOf(SqlScript script) {
        return new TransactionRules(script).mode();
    }

    private TransactionMode mode() {
        if (statements.isEmpty()) {
            return TransactionMode.oneTransaction(0);
        }
        if (HEADER.matcher(script.text()).lookingAt()) {
            return single(Commit.EACH, "its first line asks for `transaction=false`");
        }
        Optional<SqlStatement> control =
                statements.stream().filter(TransactionControl::isControl).findFirst();
        if (control.isPresent()) {
            return TransactionControl.wrapsAll(statements)
                    ? TransactionMode.oneTransaction(statements.size())
                    : single(Commit.AS_WRITTEN, line(control.get()) + " it begins and ends transactions itself");
        }
        return new TransactionMode(steps(), reasons);
    }

    private TransactionMode single(Commit commit, String reason) {
        return new TransactionMode(List.of(new Step(0, statements.size(), commit)), List.of(reason));
    }

    /** Transactions as long as possible, interrupted by what must stand alone and before a use of a new enum value. */
    private List<Step> steps() {
        var steps = new ArrayList<Step>();
        var newValues = new NewEnumValues();
        int first = 0;
        for (int i = 0; i < statements.size(); i++) {
            SqlStatement statement = statements.get(i);
            Optional<String> alone = OutsideTransaction.reason(statement);
            if (alone.isPresent()) {
                addTransaction(steps, first, i);
                steps.add(new Step(i, i + 1, Commit.ALONE));
                reasons.add(line(statement) + " " + alone.get());
                first = i + 1;
                newValues.commit();
            } else if (newValues.areUsedBy(statement)) {
                addTransaction(steps, first, i);
                reasons.add(
                        line(statement) + " it uses an enum value that the file adds, which must be committed first");
                first = i;
                newValues.commit();
            }
            newValues.note(statement);
        }
        addTransaction(steps, first, statements.size());
        return steps;
    }

    private static void addTransaction(List<Step> steps, int first, int end) {
        if (first < end) {
            steps.add(new Step(first, end, Commit.TOGETHER));
        }
    }

    private String line(SqlStatement statement) {
        return "line " + script.position(statement.body().start()).line() + ":";
    }
}
