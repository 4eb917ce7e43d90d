package io.github.supabasemigrate.execute.session;

/** Hears of each statement of a message when the server has done it, in their order and before what it says of the next. */
public interface Completions {

    /** A statement is done that is no question. */
    void completed();

    /** A question is answered. */
    void answered(String answer);
}
