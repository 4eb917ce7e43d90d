package io.github.supabasemigrate.catalog.object;

/** When a trigger, event trigger or rule fires, by {@code session_replication_role}. */
public enum FiringState {
    /** The normal state: in sessions of role origin or local. */
    ORIGIN('O'),
    DISABLED('D'),
    REPLICA('R'),
    ALWAYS('A');

    private final char letter;

    FiringState(char letter) {
        this.letter = letter;
    }

    /** Reads {@code tgenabled}, {@code evtenabled} or {@code ev_enabled}. */
    public static FiringState ofLetter(String letter) {
        for (FiringState state : values()) {
            if (letter.length() == 1 && letter.charAt(0) == state.letter) {
                return state;
            }
        }
        throw new IllegalArgumentException("unknown firing state '" + letter + "'");
    }
}
