package io.github.supabasemigrate.execute.session;

/**
 * A statement that travels alone, with what makes its session bear it.
 *
 * @param lead what stands before the statement, where the server counts its characters too
 * @param text all that is sent
 */
public record SingleMessage(String lead, String text) {

    /** A statement as it is. */
    public static SingleMessage of(String statement) {
        return new SingleMessage("", statement);
    }
}
