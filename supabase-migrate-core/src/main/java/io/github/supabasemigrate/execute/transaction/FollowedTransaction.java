package io.github.supabasemigrate.execute.transaction;

import io.github.supabasemigrate.execute.failure.StatementFailure;
import io.github.supabasemigrate.execute.session.Session;
import io.github.supabasemigrate.sql.SqlScript;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** A transaction that travels in one message with a question after every statement. */
public final class FollowedTransaction implements Transaction {

    private final StatementMessage message;
    private final Questions questions;

    /** Of the statements with these indices. */
    public FollowedTransaction(SqlScript script, int first, int end, Questions questions) {
        this.message = new StatementMessage(
                script, first, end, statement -> Questions.ask(questions.afterStatement(statement)));
        this.questions = questions;
    }

    @Override
    public Optional<StatementFailure> run(Session session, List<String> opening, List<String> closing) {
        List<String> before = Stream.concat(opening.stream(), Stream.of(Questions.ask(questions.opening())))
                .toList();
        List<String> after =
                Stream.concat(closing.stream(), Stream.of("COMMIT")).toList();
        Optional<StatementFailure> failure = message.send(session, before, after, new Answers());
        if (failure.isPresent() && !session.isLost()) {
            session.abandon();
        }
        return failure;
    }

    /** Answers come in the order of the statements. */
    private final class Answers implements Consumer<String> {

        private int count;

        @Override
        public void accept(String answer) {
            if (count == 0) {
                questions.opened(answer);
            } else {
                questions.answered(message.statement(count - 1), answer);
            }
            count++;
        }
    }
}
