package io.github.supabasemigrate.execute.transaction;

import io.github.supabasemigrate.execute.failure.StatementFailure;
import io.github.supabasemigrate.execute.session.Completions;
import io.github.supabasemigrate.execute.session.Session;
import io.github.supabasemigrate.sql.SqlScript;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A transaction that travels in one message with questions between its statements. */
public final class FollowedTransaction implements Transaction {

    private final StatementMessage message;
    private final Questions questions;

    /** Of the statements with these indices. */
    public FollowedTransaction(SqlScript script, int first, int end, Questions questions) {
        this.message = new StatementMessage(
                script,
                first,
                end,
                (statement, next) -> questions.afterStatement(statement, next).map(Questions::ask));
        this.questions = questions;
    }

    @Override
    public Optional<StatementFailure> run(Session session, List<String> opening, List<String> closing) {
        List<String> before = new ArrayList<>(opening);
        int asked = ask(before);
        List<String> after =
                Stream.concat(closing.stream(), Stream.of("COMMIT")).toList();
        Optional<StatementFailure> failure =
                message.send(session, before, after, new Answers(before.size() - asked - 1));
        if (failure.isPresent() && !session.isLost()) {
            session.abandon();
        }
        return failure;
    }

    /** Where a statement of ours tells nothing the first question takes its place: one statement less to plan and to answer. */
    private int ask(List<String> before) {
        int unlocking = before.indexOf(Session.UNLOCK);
        if (unlocking < 0) {
            before.add(Questions.ask(questions.opening()));
            return before.size() - 1;
        }
        String call = Session.UNLOCK.substring("SELECT ".length());
        before.set(unlocking, Questions.ask("pg_catalog.concat(" + call + ", " + questions.opening() + ")"));
        return unlocking;
    }

    /** Statements are done in their order, and questions answered behind theirs. */
    private final class Answers implements Completions {

        private boolean isOpen;
        private int ours;
        private int done;

        /** @param ours how many statements of ours stand between the first question and the first statement of the file */
        private Answers(int ours) {
            this.ours = ours;
        }

        @Override
        public void completed() {
            if (isOpen && ours > 0) {
                ours--;
            } else if (isOpen && done < message.size()) {
                if (!message.isAsked(done)) {
                    questions.passed(message.statement(done));
                }
                done++;
            }
        }

        @Override
        public void answered(String answer) {
            if (isOpen) {
                questions.answered(message.statement(done - 1), answer);
            } else {
                isOpen = true;
                questions.opened(answer);
            }
        }
    }
}
