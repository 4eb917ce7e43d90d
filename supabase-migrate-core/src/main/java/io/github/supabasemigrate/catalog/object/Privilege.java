package io.github.supabasemigrate.catalog.object;

/** One right that {@code GRANT} can give, with its letter in an {@code aclitem} (manual, section 5.8, table 5.1). */
public enum Privilege {
    SELECT('r'),
    INSERT('a'),
    UPDATE('w'),
    DELETE('d'),
    TRUNCATE('D'),
    REFERENCES('x'),
    TRIGGER('t'),
    MAINTAIN('m'),
    USAGE('U'),
    EXECUTE('X'),
    CREATE('C'),
    CONNECT('c'),
    TEMPORARY('T'),
    SET('s'),
    ALTER_SYSTEM('A');

    private final char letter;

    Privilege(char letter) {
        this.letter = letter;
    }

    /** The word in a {@code GRANT} statement. */
    public String sql() {
        return name().replace('_', ' ');
    }

    static Privilege ofLetter(char letter) {
        for (Privilege privilege : values()) {
            if (privilege.letter == letter) {
                return privilege;
            }
        }
        throw new IllegalArgumentException("unknown privilege letter '" + letter + "'");
    }
}
