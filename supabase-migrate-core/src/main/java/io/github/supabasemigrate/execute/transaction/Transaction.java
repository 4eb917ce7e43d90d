package io.github.supabasemigrate.execute.transaction;

import io.github.supabasemigrate.execute.failure.StatementFailure;
import io.github.supabasemigrate.execute.session.Session;
import java.util.List;
import java.util.Optional;

/** Some of a file's statements in one transaction, together with what records them. */
public interface Transaction {

    /**
     * Runs it and commits; after a failure that leaves the connection alive, everything is rolled back.
     *
     * @param opening statements of ours before BEGIN and after it
     * @param closing statements of ours at the end of the transaction
     */
    Optional<StatementFailure> run(Session session, List<String> opening, List<String> closing);
}
