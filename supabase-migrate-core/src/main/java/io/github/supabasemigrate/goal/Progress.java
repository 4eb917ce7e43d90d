package io.github.supabasemigrate.goal;

/** Told how the work goes on, one line at a time. Called by one thread at a time. */
public interface Progress {

    /** Something worth a line: a migration applied, the server that is used. */
    void line(String text);

    /** Something that the user should see although the work goes on. */
    void warning(String text);
}
