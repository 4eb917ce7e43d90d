package io.github.supabasemigrate.execute.transaction;

import io.github.supabasemigrate.sql.SqlStatement;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What somebody who follows a transaction asks the server before its first statement and after each. The questions travel with the
 * statements, so that they cost no message of their own.
 */
public interface Questions {

    /** The column that an answer comes in, by which it is told from the rows of a user's query. */
    String ANSWER = "supabase_migrate_answer";

    /** An expression of type {@code text}, asked where the transaction begins; statements of ours may stand between it and the file's. */
    String opening();

    /**
     * An expression of type {@code text}, asked after a statement; empty where the answer to a later question tells of this one too.
     *
     * @param behind the statement that follows it in its transaction; null if none does
     */
    Optional<String> afterStatement(SqlStatement statement, @Nullable SqlStatement behind);

    /** The answer to {@link #opening}. */
    void opened(String answer);

    /**
     * A statement is done that no question follows.
     *
     * @param statement its index in the file
     */
    void passed(int statement);

    /**
     * The answer to {@link #afterStatement}.
     *
     * @param statement its index in the file
     */
    void answered(int statement, String answer);

    /** The statement that asks. */
    static String ask(String expression) {
        return "SELECT " + expression + " AS " + ANSWER;
    }
}
